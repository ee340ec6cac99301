Feature: From when until when a dispute may be opened, under every preset
  What each preset waits for, and when its window closes (requirements B and B0). Day 0 is the payment.

  @O02 @O03 @R01
  Scenario Outline: Goods that have not come may be disputed from day <from> under <preset>
    # The shipment of day 3 is reported, with its number, on day 4.
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 4: the seller ships it with tracking "LP001", as of day 3
    Then a dispute "in-transit" may be opened from day <from> until day <until>
    When the clock reaches day <until> minus 1 second
    Then the buyer may "disputes" until day <until>
    When day <until> passes
    Then the buyer may not "disputes"

    Examples:
      | preset    | from | until |
      | express-2 | 3    | 33    |

    @every-preset
    Examples:
      | preset          | from | until |
      | seven-day       | 3    | 63    |
      | claim-15        | 3    | 33    |
      | classic-5-7     | 33   | 48    |
      | tips-5-15       | 3    | 48    |
      | strict-5        | 13   | 33    |
      | bargain-5-15    | 3    | 33    |
      | moderator-5     | 3    | 33    |
      | ae-seller-2022  | 13   | 33    |
      | paypal-like     | 3    | 33    |
      | ebay-like       | 3    | 33    |
      | sharetribe-like | 3    | 63    |

  @O02 @R13
  Scenario Outline: Goods that came may be disputed from day <from> under <preset>
    # The shipment of day 3 is reported, with its number, on day 4.
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 4: the seller ships it with tracking "LP001", as of day 3
    Then a dispute "damaged" may be opened from day <from> until day <until>
    When the clock reaches day <until> minus 1 second
    Then the buyer may "disputes" until day <until>
    When day <until> passes
    Then the buyer may not "disputes"

    Examples:
      | preset         | from | until |
      | ae-seller-2022 | 13   | 33    |

    @every-preset
    Examples:
      | preset          | from | until |
      | seven-day       | 3    | 63    |
      | claim-15        | 3    | 33    |
      | classic-5-7     | 13   | 48    |
      | tips-5-15       | 3    | 48    |
      | strict-5        | 13   | 33    |
      | bargain-5-15    | 3    | 33    |
      | moderator-5     | 3    | 33    |
      | express-2       | 3    | 33    |
      | paypal-like     | 3    | 33    |
      | ebay-like       | 3    | 33    |
      | sharetribe-like | 3    | 63    |

  @O11 @R02
  Scenario Outline: A tracking number that nobody knows may be disputed from day <from> under <preset>
    # The shipment of day 3 is reported, with its number, on day 4.
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 4: the seller ships it with tracking "LP001", as of day 3
    Then a dispute "no-or-invalid-tracking" may be opened from day <from> until day <until>
    When the clock reaches day <until> minus 1 second
    Then the buyer may "disputes" until day <until>
    When day <until> passes
    Then the buyer may not "disputes"

    Examples:
      | preset      | from | until |
      | paypal-like | 3    | 33    |

    @every-preset
    Examples:
      | preset          | from | until |
      | seven-day       | 14   | 63    |
      | claim-15        | 3    | 33    |
      | classic-5-7     | 33   | 48    |
      | tips-5-15       | 3    | 48    |
      | strict-5        | 13   | 33    |
      | bargain-5-15    | 19   | 33    |
      | moderator-5     | 3    | 33    |
      | express-2       | 3    | 33    |
      | ae-seller-2022  | 13   | 33    |
      | ebay-like       | 3    | 33    |
      | sharetribe-like | 3    | 63    |

  @O02 @O03 @O10
  Scenario Outline: One second too early under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 3: the buyer attaches a "photo"
    When day <from> minus 1 second: the buyer opens a dispute "<reason>" asking for everything
    Then it is refused as "too-early", earliest day <from>
    When day <from>: the buyer opens a dispute "<reason>" asking for everything
    Then the dispute is "awaiting-seller"

    Examples:
      | preset      | reason  | from |
      | classic-5-7 | damaged | 13   |

    @every-preset
    Examples:
      | preset         | reason                 | from |
      | seven-day      | no-or-invalid-tracking | 13   |
      | classic-5-7    | in-transit             | 33   |
      | classic-5-7    | tracking-stuck         | 33   |
      | strict-5       | in-transit             | 13   |
      | strict-5       | counterfeit            | 13   |
      | bargain-5-15   | no-or-invalid-tracking | 18   |
      | ae-seller-2022 | in-transit             | 13   |
      | ae-seller-2022 | damaged                | 13   |

  @O02
  Scenario Outline: A dispute about the first parcel does not wait for the second under <preset>
    Given an order under "<preset>", promised within 30 days, with 0.00 shipping, of
    | line  | goods | tax  |
    | lamp  | 60.00 | 0.00 |
    | shade | 40.00 | 0.00 |
    When day 3: the seller ships "lamp" with tracking "LP001"
    Then a dispute "damaged" may be opened from day <from> until day <until>
    When day 6: the seller ships "shade" with tracking "LP002"
    And day 20: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 50.00
    Then 100.00 is held
    And there are 1 disputes, 1 of them open

    Examples:
      | preset    | from | until |
      | seven-day | 3    | 63    |

    @every-preset
    Examples:
      | preset          | from | until |
      | claim-15        | 3    | 33    |
      | classic-5-7     | 13   | 48    |
      | tips-5-15       | 3    | 48    |
      | strict-5        | 13   | 33    |
      | bargain-5-15    | 3    | 33    |
      | moderator-5     | 3    | 33    |
      | express-2       | 3    | 33    |
      | paypal-like     | 3    | 33    |
      | ebay-like       | 3    | 33    |
      | sharetribe-like | 3    | 63    |

  @O04
  Scenario Outline: <preset> gives no advice when to dispute
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 3: the seller ships it with tracking "LP001"
    Then a dispute "in-transit" is never advised
    And a dispute "damaged" is never advised

    Examples:
      | preset      |
      | classic-5-7 |

    @every-preset
    Examples:
      | preset          |
      | seven-day       |
      | claim-15        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | ebay-like       |
      | sharetribe-like |

  @O04
  Scenario Outline: <preset> advises a dispute about missing goods near the end of protection
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 3: the seller ships it with tracking "LP001"
    Then a dispute "in-transit" is advised from <from> until <until>
    And a dispute "damaged" is never advised

    Examples:
      | preset    | from   | until  |
      | tips-5-15 | day 30 | day 33 |
      | strict-5  | day 26 | day 32 |

  @O05 @O06 @O08
  Scenario Outline: Once the buyer has confirmed, <preset> hears no dispute
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 14: the buyer confirms receipt
    Then the buyer may not "disputes"

    Examples:
      | preset    |
      | tips-5-15 |

    @every-preset
    Examples:
      | preset          |
      | seven-day       |
      | claim-15        |
      | strict-5        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | ebay-like       |
      | sharetribe-like |
