Feature: sharetribe-like, no talks at all
  Not shipped in fourteen days is cancelled, delivered is paid for after fourteen, and a silent operator refunds
  (requirements B2).

  @E18 @W21
  Scenario: Never shipped
    Given an order of 100.00 EUR plus 10.00 shipping under "sharetribe-like", promised within 30 days
    When day 14 passes
    Then the order is settled by "ship-by-missed" with 110.00 refunded and 0.00 released
    And the seller is written "line-refunded" on day 14

  @E04 @W16
  Scenario: Delivered, and nobody complains
    Given an order of 100.00 EUR under "sharetribe-like", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 9: the carrier delivers "LP001"
    When day 23 passes
    Then the order is settled by "delivered-by-carrier" with 0.00 refunded and 100.00 released
    And the seller is written "funds-released" on day 23

  @A02 @W24
  Scenario: Disputed, and the operator decides nothing for sixty days
    Given an order of 100.00 EUR plus 10.00 shipping under "sharetribe-like", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 9: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 20.00
    Then the dispute is "under-review" until day 69
    When day 69 passes
    Then the dispute is resolved by "mediator-silence" with 110.00 refunded and 0.00 released
    And the supervisor is written "mediator-overdue" on day 69

  @A03
  Scenario: Disputed, and the operator decides
    Given an order of 100.00 EUR under "sharetribe-like", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 9: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 20.00
    When day 11: mediator "Olga" rules a refund of 15.00
    Then the dispute is resolved by "ruling" with 15.00 refunded and 85.00 released
