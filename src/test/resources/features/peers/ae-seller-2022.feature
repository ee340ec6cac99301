Feature: ae-seller-2022, a large marketplace's rules for sellers
  Ten days after all goods are shipped; every submitted or edited offer gives the seller five days, an officer joins
  within seven (requirements B2).

  @O02
  Scenario: The ten days begin with the last parcel
    Given an order under "ae-seller-2022", promised within 30 days, with 0.00 shipping, of
      | line  | goods | tax  |
      | lamp  | 60.00 | 0.00 |
      | shade | 40.00 | 0.00 |
    When day 3: the seller ships "lamp" with tracking "LP001"
    Then a dispute "damaged" may not be opened, for "not-shipped"
    When day 6: the seller ships "shade" with tracking "LP002"
    Then a dispute "damaged" may be opened from day 16 until day 33
    When day 15: the buyer opens a dispute "in-transit" on "lamp" asking for everything
    Then it is refused as "too-early", earliest day 16
    When day 16: the buyer opens a dispute "in-transit" on "lamp" asking for everything
    Then the dispute is "awaiting-seller" until day 21

  @O02
  Scenario: A delivery promised in under five days may be disputed at once
    Given an order of 100.00 EUR under "ae-seller-2022", promised within 5 days minus 1 second
    When day 3: the seller ships it with tracking "LP001"
    Then a dispute "damaged" may be opened from day 3 until day 8 minus 1 second
    When day 3: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 8

  @O02
  Scenario: Five days are not under five days
    Given an order of 100.00 EUR under "ae-seller-2022", promised within 5 days
    And day 3: the seller ships it with tracking "LP001"
    When day 3: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "too-early", earliest day 13

  @N02 @N09 @W04
  Scenario: Each edit restarts the seller's five days, and then his silence pays
    Given an order of 100.00 EUR under "ae-seller-2022", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 60.00
    And day 24: the buyer changes the request to a refund of 70.00
    When the clock reaches day 29 minus 1 second
    Then the dispute is "awaiting-seller" until day 29
    When day 29 passes
    Then the dispute is resolved by "seller-silence" with 70.00 refunded and 30.00 released

  @N11 @A01
  Scenario: Answered but not agreed, and the officer joins on the seventh day after the last offer
    Given an order of 100.00 EUR under "ae-seller-2022", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 60.00
    And day 22: the seller counters with a refund of 30.00
    When the clock reaches day 29 minus 1 second
    Then the dispute is "awaiting-buyer"
    When day 29 passes
    Then the dispute is "under-review" until day 89

  @A08
  Scenario: Nothing is sent back within ten days, and the seller is paid
    Given an order of 100.00 EUR under "ae-seller-2022", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a full return
    And day 21: the seller accepts
    And day 21: the seller gives the return address
    When day 31 passes
    Then the dispute is resolved by "return-not-shipped" with 0.00 refunded and 100.00 released
