Feature: The protection clock under every preset
  Lengths, caps, grace, extensions and planned dates of each preset, at their exact instants (requirements B and B0).
  Day 0 is Monday, 2 March 2026, 09:00 UTC, and a day is 24 hours.

  @E01 @E02 @E03 @E09
  Scenario Outline: Nobody acts, and <preset> pays the seller on day <paid>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 3: the seller ships it with tracking "LP001"
    Then protection of "lamp" ends on day <end>
    And the money of "lamp" is released on day <paid>
    And the next thing by time alone is "lines-settled" on day <paid> by rule "protection.length"
    And if nobody acts, 0.00 is refunded and 100.00 released on day <paid>
    When the clock reaches day <paid> minus 1 second
    Then line "lamp" is "in-transit"
    And 100.00 is held
    When day <paid> passes
    Then the order is settled by "protection-expired" with 0.00 refunded and 100.00 released

    Examples:
      | preset    | end | paid |
      | seven-day | 63  | 63   |

    @every-preset
    Examples:
      | preset          | end | paid |
      | claim-15        | 33  | 33   |
      | classic-5-7     | 33  | 48   |
      | tips-5-15       | 33  | 48   |
      | strict-5        | 33  | 33   |
      | bargain-5-15    | 33  | 33   |
      | moderator-5     | 33  | 33   |
      | express-2       | 33  | 33   |
      | ae-seller-2022  | 33  | 33   |
      | paypal-like     | 33  | 33   |
      | ebay-like       | 33  | 33   |
      | sharetribe-like | 63  | 63   |

  @E03 @O05
  Scenario Outline: A promise of 90 days protects for 60 under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 90 days
    When day 3: the seller ships it with tracking "LP001"
    Then protection of "lamp" ends on day <end>
    When the clock reaches day <paid> minus 1 second
    Then line "lamp" is "in-transit"
    When day <paid> passes
    Then line "lamp" is "released by protection-expired"

    Examples:
      | preset   | end | paid |
      | claim-15 | 63  | 63   |

    @every-preset
    Examples:
      | preset          | end | paid |
      | seven-day       | 63  | 63   |
      | classic-5-7     | 63  | 108  |
      | tips-5-15       | 63  | 78   |
      | strict-5        | 63  | 63   |
      | bargain-5-15    | 63  | 63   |
      | moderator-5     | 63  | 63   |
      | express-2       | 63  | 63   |
      | ae-seller-2022  | 63  | 63   |
      | paypal-like     | 63  | 63   |
      | ebay-like       | 63  | 63   |
      | sharetribe-like | 63  | 63   |

  @E18 @W21
  Scenario Outline: What is not shipped within 14 days is paid back under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 30 days
    Then the next thing by time alone is "lines-settled" on day 14 by rule "protection.shipBy"
    When the clock reaches day 14 minus 1 second
    Then line "lamp" is "awaiting-shipment"
    When day 14 passes
    Then the order is settled by "ship-by-missed" with 110.00 refunded and 0.00 released
    And the buyer is written "line-refunded" on day 14

    Examples:
      | preset      |
      | classic-5-7 |

    @every-preset
    Examples:
      | preset          |
      | seven-day       |
      | claim-15        |
      | tips-5-15       |
      | strict-5        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | ebay-like       |
      | sharetribe-like |

  @E04 @E09
  Scenario Outline: Delivered on day 8, and <preset> pays the seller on day <paid>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 8: the carrier delivers "LP001"
    Then line "lamp" is "delivered"
    And the money of "lamp" is released on day <paid>
    When the clock reaches day <paid> minus 1 second
    Then line "lamp" is "delivered"
    When day <paid> passes
    Then the order is settled by "delivered-by-carrier" with 0.00 refunded and 100.00 released

    Examples:
      | preset    | paid |
      | tips-5-15 | 48   |

    @every-preset
    Examples:
      | preset          | paid |
      | seven-day       | 63   |
      | claim-15        | 13   |
      | classic-5-7     | 48   |
      | strict-5        | 33   |
      | bargain-5-15    | 33   |
      | moderator-5     | 33   |
      | express-2       | 33   |
      | ae-seller-2022  | 33   |
      | paypal-like     | 33   |
      | ebay-like       | 33   |
      | sharetribe-like | 22   |

  @E08 @E09
  Scenario Outline: Receipt is confirmed on day 8, and <preset> pays the seller on <paid>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 8: the buyer confirms receipt
    And <paid> passes
    Then the order is settled by "receipt-confirmed" with 0.00 refunded and 100.00 released
    And the seller is written "funds-released" on <paid>

    Examples:
      | preset   | paid  |
      | strict-5 | day 8 |

    @every-preset
    Examples:
      | preset          | paid   |
      | seven-day       | day 8  |
      | claim-15        | day 8  |
      | classic-5-7     | day 23 |
      | tips-5-15       | day 8  |
      | bargain-5-15    | day 8  |
      | moderator-5     | day 8  |
      | express-2       | day 8  |
      | ae-seller-2022  | day 8  |
      | paypal-like     | day 8  |
      | ebay-like       | day 8  |
      | sharetribe-like | day 8  |

  @E06 @W08
  Scenario Outline: Under <preset> the seller gives ten days, and sixty in all
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 10: the seller extends protection by 10 days
    Then protection of "lamp" ends on day <end>
    And the money of "lamp" is released on day <paid>
    And the buyer is written "protection-extended" on day 10, telling of day <paid>
    When day 11: the seller extends protection by 60 days plus 1 second
    Then it is refused as "extension-out-of-range", "limit" being "PT1440H"
    When day 11: the seller extends protection by 50 days plus 1 second
    Then it is refused as "extensions-used-up"
    When day 11: the seller extends protection by 50 days
    Then protection of "lamp" ends on day <longest>
    When day 11: the seller extends protection by 1 hour
    Then it is refused as "extensions-used-up"

    Examples:
      | preset       | end | paid | longest |
      | bargain-5-15 | 43  | 43   | 93      |

    @every-preset
    Examples:
      | preset          | end | paid | longest |
      | seven-day       | 73  | 73   | 123     |
      | claim-15        | 43  | 43   | 93      |
      | classic-5-7     | 43  | 58   | 93      |
      | tips-5-15       | 43  | 58   | 93      |
      | strict-5        | 43  | 43   | 93      |
      | moderator-5     | 43  | 43   | 93      |
      | express-2       | 43  | 43   | 93      |
      | ae-seller-2022  | 43  | 43   | 93      |
      | paypal-like     | 43  | 43   | 93      |
      | ebay-like       | 43  | 43   | 93      |
      | sharetribe-like | 73  | 73   | 123     |

  @E12 @E13 @E18
  Scenario Outline: A refund decided on day 57 is planned for <planned> under <preset>
    # Day 57 is 28 April 2026, a Tuesday; the first of May is no working day in China.
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    When day 57: the seller refunds everything
    Then the order is settled by "seller-refund" with 110.00 refunded and 0.00 released
    And the refund is planned for <planned>
    And the buyer is written "line-refunded" on day 57, telling of <planned>

    Examples:
      | preset      | planned              |
      | moderator-5 | 2026-05-13T16:00:00Z |

    @every-preset
    Examples:
      | preset          | planned              |
      | seven-day       | day 64               |
      | claim-15        | 2026-05-13T16:00:00Z |
      | classic-5-7     | day 72               |
      | tips-5-15       | 2026-05-13T16:00:00Z |
      | strict-5        | 2026-05-20T16:00:00Z |
      | bargain-5-15    | 2026-05-13T16:00:00Z |
      | express-2       | day 78               |
      | ae-seller-2022  | 2026-05-13T16:00:00Z |
      | paypal-like     | 2026-05-13T04:00:00Z |
      | ebay-like       | 2026-05-13T04:00:00Z |
      | sharetribe-like | 2026-05-13T16:00:00Z |
