Feature: Two days to answer, and a confirmation is final (S4)
  Accepted on submission, answered in two days, never after the buyer has confirmed; and what readers asked for.

  @N01 @N02 @O13 @E13 @W04
  Scenario: The shop has two days, then the card is credited within three weeks
    Given an order of 68.98 EUR under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 30: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 32
    When day 32 passes
    Then the dispute is resolved by "seller-silence" with 68.98 refunded and 0.00 released
    And the refund is planned for day 53
    And the buyer is written "silence-granted" on day 32, telling of day 53

  @O06 @O08 @E08
  Scenario: Confirmed before it came, and there is nothing left to dispute
    Given an order of 68.98 EUR under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 10: the buyer confirms receipt
    Then line "lamp" is "released by receipt-confirmed"
    When day 10: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled"

  @O08 @E09
  Scenario: The timer has run out
    Given an order of 68.98 EUR under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 33: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled", "settledBy" being "protection-expired"

  @N01 @N14
  Scenario: The buyer has two days as well, then a mediator decides
    Given an order of 68.98 EUR under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "unboxing-video" asking for a refund of 30.00
    And day 21: the seller counters with a refund of 10.00
    When day 23 passes
    Then the dispute is "under-review" until day 83

  @E18 @W21
  Scenario: The seller cannot send it and cancels
    Given an order of 68.98 EUR under "express-2", promised within 30 days
    When day 5: the seller cancels it
    Then the order is settled by "cancelled" with 68.98 refunded and 0.00 released
    And the refund is planned for day 26
    And the buyer is written "line-refunded" on day 5, telling of day 26
    And the seller is written "line-refunded" on day 5

  @E18 @W21
  Scenario: What is on its way is not cancelled, but the seller may pay it all back
    Given an order of 68.98 EUR plus 5.00 shipping under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 5: the seller cancels it
    Then it is refused as "nothing-left"
    When day 6: the seller refunds everything
    Then the order is settled by "seller-refund" with 73.98 refunded and 0.00 released
    And the buyer is written "line-refunded" on day 6, telling of day 27

  @E18 @E17
  Scenario: The seller pays all back in the middle of a dispute
    Given an order of 68.98 EUR plus 5.00 shipping under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 30.00
    When day 21: the seller refunds everything
    Then the dispute is resolved by "concession" with 73.98 refunded and 0.00 released

  @E18 @O01
  Scenario: Lines of one dispute are paid back together
    Given an order under "express-2", promised within 30 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 30.00
    When day 21: the seller refunds "lamp"
    Then it is refused as "dispute-lines-together"

  @O14 @O02
  Scenario: Digital goods are protected from the payment on, and never sent back
    Given an order under "express-2", promised within 10 days, with 0.00 shipping, of
      | line | goods | tax  | digital |
      | game | 30.00 | 0.00 | yes     |
    Then line "game" is "supplied"
    And protection of "game" ends on day 10
    When day 1: the buyer opens a dispute "poor-quality" with a "video" asking for a full return
    Then it is refused as "nothing-to-return"
    When day 1: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 3
    When day 3 passes
    Then the dispute is resolved by "seller-silence" with 30.00 refunded and 0.00 released

  @O14 @E02
  Scenario: Digital goods that nobody disputes are paid for at the end of their time
    Given an order under "express-2", promised within 10 days, with 0.00 shipping, of
      | line | goods | tax  | digital |
      | game | 30.00 | 0.00 | yes     |
    When day 10 passes
    Then the order is settled by "protection-expired" with 0.00 refunded and 30.00 released

  @R08 @A06
  Scenario: Delivered to another town
    Given an order of 68.98 EUR under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 10: the carrier delivers "LP001"
    And day 11: the buyer opens a dispute "marked-delivered" with a "screenshot" asking for everything
    And day 12: the seller rejects
    And day 14 passes
    When day 20: mediator "Mo" rules everything
    Then the dispute is resolved by "ruling" with 68.98 refunded and 0.00 released

  @R06
  Scenario: Tax is asked again for what was taxed already: paid, and claimed back
    Given an order under "express-2", promised within 30 days, with 0.00 shipping, of
      | line | goods | tax   |
      | lamp | 60.00 | 12.00 |
    And day 3: the seller ships it with tracking "LP001"
    When day 20: the buyer opens a dispute "tax-asked-again" with a "document" asking for a refund of 12.00
    And day 21: the seller accepts
    Then the dispute is resolved by "agreement" with 12.00 refunded and 60.00 released

  @R11 @R15
  Scenario Outline: "<reason>" needs proof and may be paid back in full
    Given an order of 20.00 EUR under "express-2", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 20: the buyer opens a dispute "<reason>" asking for everything
    Then it is refused as "evidence-needed"
    When day 20: the buyer opens a dispute "<reason>" with a "photo" asking for everything
    And day 22 passes
    Then the dispute is resolved by "seller-silence" with 20.00 refunded and 0.00 released

    Examples:
      | reason            |
      | different-product |
      | expired-food      |
      | size-chart        |
      | counterfeit       |
