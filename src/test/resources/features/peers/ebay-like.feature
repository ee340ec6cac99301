Feature: ebay-like, either side may call the platform
  Three working days, twenty-one in all, an appeal within thirty days (requirements B2). Working days are those of New
  York; day 10 is Thursday, 12 March 2026.

  Background:
    Given an order of 100.00 EUR plus 10.00 shipping under "ebay-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"

  @N01 @A01
  Scenario: Three working days over a weekend, and a silent seller meets the platform
    Given day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    Then the dispute is "awaiting-seller" until 2026-03-18T04:00:00Z
    When the clock reaches 2026-03-18T04:00:00Z minus 1 second
    Then the dispute is "awaiting-seller"
    When 2026-03-18T04:00:00Z passes
    Then the dispute is "under-review"

  @N13
  Scenario: The seller asks the platform in
    Given day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 11: the seller counters with a refund of 10.00
    When 2026-03-18T04:00:00Z: the seller calls the mediator
    Then the dispute is "under-review"

  @N11
  Scenario: Nobody asks the platform in, and the request closes after twenty-one working days
    Given day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 11: the seller counters with a refund of 10.00
    Then the mediator joins on 2026-04-11T04:00:00Z
    When 2026-04-11T04:00:00Z passes
    Then the dispute is resolved by "no-agreement" with 0.00 refunded and 110.00 released

  @A11 @A13
  Scenario: What is not as described goes back at the seller's cost, and more than his share he owes
    Given day 10: the buyer opens a dispute "different-product" with a "photo" asking for a full return
    And day 11: the seller accepts
    And day 12: the seller gives the return address
    And day 14: the buyer sends it back with tracking "RT001" for 30.00
    When day 20: the seller reports the return as "received"
    Then the dispute is resolved by "return-received" with 110.00 refunded and 0.00 released
    And 10.00 of freight is paid back and 20.00 still owed

  @A07
  Scenario: An appeal within thirty days, decided within two
    Given day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And 2026-03-18T04:00:00Z passes
    And day 20: mediator "Mo" rules a refund of 90.00
    Then the dispute is "ruled" until day 50
    When day 40: the seller attaches a "document"
    And day 40: the seller appeals
    Then the dispute is "under-review" until day 42
    When day 41: mediator "Ada" rules a refund of 40.00
    Then the dispute is resolved by "ruling" with 40.00 refunded and 70.00 released
