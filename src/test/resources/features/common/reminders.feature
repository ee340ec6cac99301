Feature: Reminders, under every preset
  The party on turn is reminded before its deadline, and never once it has acted or the deadline has passed (requirements B0).

  @W05 @E01
  Scenario Outline: Three days and one day before under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 14 passes
    Then the seller is written "deadline-near" on day 11
    And the seller is written "deadline-near" on day 13
    And the buyer is not written "deadline-near"

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

  @W05 @E01
  Scenario: Two days before under sharetribe-like, which says day 12
    Given an order of 100.00 EUR under "sharetribe-like", promised within 30 days
    When day 14 passes
    Then the seller is written "deadline-near" on day 12
    And the buyer is not written "deadline-near"

  @W05
  Scenario: Who has acted in time is not reminded
    Given an order of 100.00 EUR under "seven-day", promised within 30 days
    When day 10: the seller ships it with tracking "LP001"
    And day 14 passes
    Then the seller is not written "deadline-near"
