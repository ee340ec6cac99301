Feature: Goods that go back, and goods that come again, under every preset
  Every step of a return has its time, and every silence its outcome (design, section 3).

  @A09
  Scenario Outline: The seller names no address under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    And day 20: the seller accepts
    
    Then the dispute is "awaiting-return-address" until day 23
    And the seller is written "return-agreed" on day 20, telling of day 23
    And the next thing by time alone is "resolved" on day 23 by rule "returns.addressMissed"
    When the clock reaches day 23 minus 1 second
    Then 110.00 is held
    When day 23 passes
    Then the dispute is resolved by "return-address-missed" with 90.00 refunded and 20.00 released

    Examples:
      | preset    |
      | ebay-like |

    @every-preset
    Examples:
      | preset          |
      | seven-day       |
      | claim-15        |
      | classic-5-7     |
      | tips-5-15       |
      | strict-5        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | sharetribe-like |

  @W05
  Scenario Outline: The email that told the seller of his turn came back: no more time under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    And day 20: the seller accepts
    When day 20: the latest email to the seller bounces
    Then the dispute is "awaiting-return-address" until day 23
    When day 23 passes
    Then the dispute is resolved by "return-address-missed" with 90.00 refunded and 20.00 released

    Examples:
      | preset    |
      | seven-day |

    @every-preset
    Examples:
      | preset          |
      | claim-15        |
      | classic-5-7     |
      | tips-5-15       |
      | strict-5        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | ebay-like       |
      | sharetribe-like |

  @A08 @W12
  Scenario Outline: The buyer sends nothing back under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    And day 20: the seller accepts
    And day 22: the seller gives the return address
    
    Then the dispute is "awaiting-return" until day 32
    And the buyer is written "return-address-given" on day 22, telling of day 32
    And the next thing by time alone is "resolved" on day 32 by rule "returns.shipMissed"
    When the clock reaches day 32 minus 1 second
    Then 110.00 is held
    When day 32 passes
    Then the dispute is resolved by "return-not-shipped" with 0.00 refunded and 110.00 released
    And the seller is written "return-settled" on day 32

    Examples:
      | preset          |
      | sharetribe-like |

    @every-preset
    Examples:
      | preset         |
      | seven-day      |
      | claim-15       |
      | classic-5-7    |
      | tips-5-15      |
      | strict-5       |
      | bargain-5-15   |
      | moderator-5    |
      | express-2      |
      | ae-seller-2022 |
      | paypal-like    |
      | ebay-like      |

  @A10 @A13 @W13
  Scenario Outline: The return is still on its way after sixty days under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    And day 20: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 15.00
    
    Then the dispute is "return-in-transit" until day 85
    And the seller is written "return-shipped" on day 25, telling of day 85
    And the next thing by time alone is "escalated" on day 85 by rule "returns.arriveMissed"
    When the clock reaches day 85 minus 1 second
    Then the dispute is "return-in-transit"
    When day 85 passes
    Then the dispute is "under-review" until day 145

    Examples:
      | preset    |
      | seven-day |

    @every-preset
    Examples:
      | preset          |
      | claim-15        |
      | classic-5-7     |
      | tips-5-15       |
      | strict-5        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | ebay-like       |
      | sharetribe-like |

  @A10 @A11 @W14
  Scenario Outline: The seller does not look at what came back under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    And day 20: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 15.00
    
    When day 30: the carrier delivers "RT001"
    Then the dispute is "return-arrived" until day 35
    And the seller is written "return-arrived" on day 30, telling of day 35
    And the next thing by time alone is "resolved" on day 35 by rule "returns.inspectMissed"
    When the clock reaches day 35 minus 1 second
    Then 110.00 is held
    When day 35 passes
    Then the dispute is resolved by "return-uninspected" with <refunded> refunded and <released> released
    And <freight> of freight is paid back and 0.00 still owed
    And the buyer is written "return-settled" on day 35

    Examples:
      | preset   | refunded | released | freight |
      | claim-15 | 90.00    | 20.00    | 0.00    |

    @every-preset
    Examples:
      | preset          | refunded | released | freight |
      | seven-day       | 90.00    | 20.00    | 0.00    |
      | classic-5-7     | 90.00    | 20.00    | 0.00    |
      | tips-5-15       | 90.00    | 20.00    | 0.00    |
      | strict-5        | 90.00    | 20.00    | 0.00    |
      | bargain-5-15    | 90.00    | 20.00    | 0.00    |
      | moderator-5     | 90.00    | 20.00    | 0.00    |
      | express-2       | 90.00    | 20.00    | 0.00    |
      | ae-seller-2022  | 90.00    | 20.00    | 0.00    |
      | paypal-like     | 90.00    | 20.00    | 0.00    |
      | ebay-like       | 105.00   | 5.00     | 15.00   |
      | sharetribe-like | 90.00    | 20.00    | 0.00    |

  @A11 @R18
  Scenario Outline: A change of mind goes back at the expense of the buyer under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "no-longer-needed" with a "photo" asking for a return for 90.00
    And day 20: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 15.00
    When day 30: the seller reports the return as "received"
    Then the dispute is resolved by "return-received" with 90.00 refunded and 20.00 released
    And 0.00 of freight is paid back and 0.00 still owed

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

  @A14 @W22
  Scenario Outline: No replacement comes under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for an exchange
    When day 20: the seller accepts
    Then the dispute is "awaiting-replacement" until day 30
    And the seller is written "replacement-due" on day 20, telling of day 30
    And the next thing by time alone is "resolved" on day 30 by rule "exchange.shipWithin"
    When the clock reaches day 30 minus 1 second
    Then 110.00 is held
    When day 30 passes
    Then the dispute is resolved by "replacement-missed" with 100.00 refunded and 10.00 released
    And the buyer is written "replacement-missed" on day 30

    Examples:
      | preset    |
      | tips-5-15 |

    @every-preset
    Examples:
      | preset          |
      | seven-day       |
      | claim-15        |
      | classic-5-7     |
      | strict-5        |
      | bargain-5-15    |
      | moderator-5     |
      | express-2       |
      | ae-seller-2022  |
      | paypal-like     |
      | ebay-like       |
      | sharetribe-like |
