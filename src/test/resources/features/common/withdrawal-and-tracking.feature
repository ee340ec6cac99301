Feature: Withdrawals, and deliveries during a dispute, under every preset
  What a withdrawal does before and after the release instant, and what tracking does to a claim of missing goods.

  @C05 @C06 @W06
  Scenario Outline: Delivered while missing goods are claimed: the turns stay under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within <promised> days
    And day 3: the seller ships it with tracking "LP001"
    And day 14: the buyer opens a dispute "in-transit" asking for everything
    When day 15: the carrier delivers "LP001"
    Then the dispute is "<status>" until <end>
    And the buyer is written "delivered-during-dispute" on day 15

    Examples:
      | preset   | promised | status          | end    |
      | strict-5 | 60       | awaiting-seller | day 19 |

    @every-preset
    Examples:
      | preset          | promised | status          | end                  |
      | seven-day       | 60       | awaiting-seller | day 21               |
      | classic-5-7     | 10       | awaiting-seller | day 19               |
      | tips-5-15       | 60       | awaiting-seller | day 19               |
      | bargain-5-15    | 60       | awaiting-seller | day 19               |
      | moderator-5     | 60       | awaiting-seller | day 19               |
      | express-2       | 60       | awaiting-seller | day 16               |
      | ae-seller-2022  | 60       | awaiting-seller | day 19               |
      | paypal-like     | 60       | awaiting-seller | day 34               |
      | ebay-like       | 60       | awaiting-seller | 2026-03-20T04:00:00Z |
      | sharetribe-like | 60       | under-review    | day 74               |

  @C05 @C06 @C07 @W06 @W16
  Scenario: Delivered while missing goods are claimed: the buyer has five days under claim-15
    Given an order of 100.00 EUR under "claim-15", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 14: the buyer opens a dispute "in-transit" asking for everything
    When day 15: the carrier delivers "LP001"
    Then the dispute is "awaiting-buyer" until day 20
    And the buyer is written "delivered-during-dispute" on day 15, telling of day 20
    And the next thing by time alone is "resolved" on day 20 by rule "tracking.deliveredWindow"
    When the clock reaches day 20 minus 1 second
    Then the dispute is "awaiting-buyer"
    When day 20 passes
    Then the dispute is resolved by "delivered-uncontested" with 0.00 refunded and 100.00 released
    And the seller is written "dispute-expired" on day 20

  @C01 @C02 @W17
  Scenario Outline: Withdrawn while protected, and opened again, under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for everything
    When day 20: the buyer withdraws the dispute
    Then the dispute is "withdrawn"
    And the money of "lamp" is released on day <until>
    And the seller is written "withdrawn" on day 20, telling of day <until>
    When day 21: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 50.00
    Then there are 2 disputes, 1 of them open

    Examples:
      | preset      | until |
      | classic-5-7 | 78    |

    @every-preset
    Examples:
      | preset          | until |
      | seven-day       | 63    |
      | claim-15        | 63    |
      | tips-5-15       | 78    |
      | strict-5        | 63    |
      | bargain-5-15    | 63    |
      | moderator-5     | 63    |
      | express-2       | 63    |
      | ae-seller-2022  | 63    |
      | paypal-like     | 63    |
      | ebay-like       | 63    |
      | sharetribe-like | 63    |

  @C03 @W16 @W17
  Scenario Outline: Withdrawn after protection: final under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day <end> minus 1 day: the buyer opens a dispute "damaged" with a "photo" asking for everything
    When day <end> passes
    Then 100.00 is held
    When day <end> plus 1 hour: the buyer withdraws the dispute
    Then the dispute is "withdrawn"
    And the order is settled by "protection-expired" with 0.00 refunded and 100.00 released
    And the buyer is written "withdrawn" on day <end> plus 1 hour
    And the buyer is written "funds-released" on day <end> plus 1 hour

    Examples:
      | preset      | end |
      | moderator-5 | 33  |

    @every-preset
    Examples:
      | preset          | end |
      | seven-day       | 63  |
      | claim-15        | 33  |
      | classic-5-7     | 48  |
      | tips-5-15       | 48  |
      | bargain-5-15    | 33  |
      | express-2       | 33  |
      | ae-seller-2022  | 33  |
      | paypal-like     | 33  |
      | ebay-like       | 33  |
      | sharetribe-like | 63  |

  @C03
  Scenario: Withdrawn after protection: refused under strict-5
    Given an order of 100.00 EUR under "strict-5", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 32: the buyer opens a dispute "damaged" with a "photo" asking for everything
    When day 33: the buyer withdraws the dispute
    Then it is refused as "protection-over"
    And the buyer may not "withdrawal"
