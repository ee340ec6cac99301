Feature: A week to answer (S0)
  What the first source tells: the money waits for sixty days, the seller has a week, then he pays.

  @E01 @E02 @O11 @R02 @N02 @W04
  Scenario: A tracking number that stays unknown for ten days, and a seller who says nothing
    Given an order of 40.00 EUR plus 5.00 shipping under "seven-day", promised within 30 days
    And day 2: the seller ships it with tracking "CN123"
    And day 4: the buyer writes "Your number is not known anywhere." on the order
    When day 11: the buyer opens a dispute "no-or-invalid-tracking" asking for everything
    Then it is refused as "too-early", earliest day 12
    When day 12: the buyer opens a dispute "no-or-invalid-tracking" asking for everything
    Then the dispute asks for 45.00 because of "no-or-invalid-tracking"
    When day 19 passes
    Then the dispute is resolved by "seller-silence" with 45.00 refunded and 0.00 released
    And the refund is planned for day 26

  @O11
  Scenario: A cheap parcel without a number waits ten days from its shipment
    Given an order of 4.00 EUR under "seven-day", promised within 30 days
    And day 2: the seller ships it without tracking
    Then a dispute "no-or-invalid-tracking" may be opened from day 12 until day 62
    And a dispute "in-transit" may be opened from day 2 until day 62

  @R14 @M02 @M03 @E15 @N03 @W20
  Scenario: An item is missing from the parcel, and the seller agrees to its price
    Given an order of 60.00 EUR plus 5.00 shipping under "seven-day", promised within 30 days
    And day 2: the seller ships it with tracking "CN123"
    When day 20: the buyer opens a dispute "incomplete" asking for a refund of 20.00
    Then it is refused as "evidence-needed"
    When day 20: the buyer opens a dispute "incomplete" with a "photo" asking for a refund of 20.00
    And day 21: the seller accepts
    Then the dispute is resolved by "agreement" with 20.00 refunded and 45.00 released
    And the buyer is written "agreement-reached" on day 21, telling of day 28
    And the seller is written "agreement-reached" on day 21, telling of day 28

  @N11 @A01 @A03 @R13
  Scenario: No agreement within the week, and the moderator finds for the buyer who brought proof
    Given an order of 60.00 EUR plus 5.00 shipping under "seven-day", promised within 30 days
    And day 2: the seller ships it with tracking "CN123"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 60.00
    And day 22: the seller rejects
    When day 27 passes
    Then the dispute is "under-review" until day 87
    When day 30: mediator "Mo" rules a refund of 60.00
    Then the dispute is resolved by "ruling" with 60.00 refunded and 5.00 released

  @M01 @E15 @N18
  Scenario: More than the lines are worth cannot be asked
    Given an order of 60.00 EUR plus 5.00 shipping under "seven-day", promised within 30 days
    And day 2: the seller ships it with tracking "CN123"
    When day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 60.01
    Then it is refused as "amount-above-lines", "ceiling" being "6000"
    When day 20: the buyer opens a dispute "in-transit" asking for a refund of 65.01
    Then it is refused as "amount-above-lines", "ceiling" being "6500"

  @E05 @E10
  Scenario: The protection clock runs on while a dispute holds the money back
    Given an order of 60.00 EUR under "seven-day", promised within 30 days
    And day 2: the seller ships it with tracking "CN123"
    And day 61: the buyer opens a dispute "in-transit" asking for everything
    When day 62 passes
    Then 60.00 is held
    And protection of "lamp" ends on day 62
    And the dispute is "awaiting-seller" until day 68

  @O01 @E05
  Scenario: One line is disputed, and the other is paid out when its protection ends
    Given an order under "seven-day", promised within 30 days, with 10.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    And day 2: the seller ships it with tracking "CN123"
    When day 60: the buyer opens a dispute "in-transit" on "lamp" asking for everything
    Then the dispute asks for 66.00 because of "in-transit"
    When day 62 passes
    Then line "shade" is "released by protection-expired"
    And line "lamp" is "in-transit"
    When day 67 passes
    Then line "lamp" is "refunded by seller-silence"
    And 66.00 is refunded and 44.00 released
