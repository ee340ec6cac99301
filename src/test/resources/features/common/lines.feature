Feature: Orders of several lines and parcels
  Each line has its own clock and is settled once; a dispute names lines (requirements B0, design section 3).

  @O01 @O02
  Scenario: All lines that a dispute names must be shipped
    Given an order under "seven-day", promised within 30 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships "lamp" with tracking "LP001"
    When day 4: the buyer opens a dispute "in-transit" on "shade" asking for everything
    Then it is refused as "not-shipped"

  @E18 @W21
  Scenario: One line is never shipped, the other is paid out in its time
    Given an order under "seven-day", promised within 30 days, with 10.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships "lamp" with tracking "LP001"
    When day 14 passes
    Then line "shade" is "refunded by ship-by-missed"
    And 44.00 is refunded and 0.00 released
    When day 63 passes
    Then line "lamp" is "released by protection-expired"
    And 44.00 is refunded and 66.00 released

  @C06
  Scenario: The five days begin when the last parcel has come
    Given an order under "claim-15", promised within 40 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships "lamp" with tracking "LP001"
    And day 4: the seller ships "shade" with tracking "LP002"
    And day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 12: the carrier delivers "LP001"
    Then the dispute is "awaiting-seller" until day 25
    And the buyer is written "delivered-during-dispute" on day 12
    When day 14: the carrier delivers "LP002"
    Then the dispute is "awaiting-buyer" until day 19

  @C03 @W16
  Scenario: Withdrawn after one line's protection: that line is released, the other goes on
    Given an order under "claim-15", promised within 40 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships "lamp" with tracking "LP001"
    And day 8: the seller ships "shade" with tracking "LP002"
    And day 42: the buyer opens a dispute "in-transit" asking for everything
    When day 44: the buyer withdraws the dispute
    Then line "lamp" is "released by protection-expired"
    And line "shade" is "in-transit"
    And the money of "shade" is released on day 48

  @C03
  Scenario: Withdrawn after one line's protection: refused under strict-5
    Given an order under "strict-5", promised within 40 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships "lamp" with tracking "LP001"
    And day 8: the seller ships "shade" with tracking "LP002"
    And day 42: the buyer opens a dispute "in-transit" asking for everything
    When day 44: the buyer withdraws the dispute
    Then it is refused as "protection-over"

  @E15 @E14
  Scenario: A part is spread over goods and tax to the cent
    Given an order under "seven-day", promised within 30 days, with 10.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 33.33 | 6.67 |
      | shade | 50.00 | 10.00 |
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 33.34
    When day 27 passes
    Then the dispute is resolved by "seller-silence" with 33.34 refunded and 76.66 released

  @E04 @E06
  Scenario: Only the seller's extension lengthens what a delivery left
    Given an order of 100.00 EUR under "claim-15", promised within 40 days
    And day 3: the seller ships it with tracking "LP001"
    And day 10: the carrier delivers "LP001"
    Then protection of "lamp" ends on day 15
    When day 12: the seller extends protection by 10 days
    Then protection of "lamp" ends on day 25
    And the money of "lamp" is released on day 25

  @E04
  Scenario: A delivery near the end does not lengthen protection
    Given an order of 100.00 EUR under "claim-15", promised within 40 days
    And day 3: the seller ships it with tracking "LP001"
    When day 41: the carrier delivers "LP001"
    Then protection of "lamp" ends on day 43

  @E09 @C05
  Scenario: The carrier takes a delivery back, and the earlier end is restored
    Given an order of 100.00 EUR under "claim-15", promised within 40 days
    And day 3: the seller ships it with tracking "LP001"
    And day 10: the carrier delivers "LP001"
    When day 12: the carrier takes the delivery of "LP001" back
    Then line "lamp" is "in-transit"
    And the money of "lamp" is released on day 43

  @E08 @E09
  Scenario: The buyer confirms one line, the other stays protected
    Given an order under "express-2", promised within 30 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 3: the seller ships it with tracking "LP001"
    When day 9: the buyer confirms receipt of "lamp"
    Then line "lamp" is "released by receipt-confirmed"
    And line "shade" is "in-transit"
    And 40.00 is held
