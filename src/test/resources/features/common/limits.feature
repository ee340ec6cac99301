Feature: How much an order takes in, under every preset
  Counts and sizes. These scenarios repeat one deed very often, so they are played on the core alone (@core).

  @M03 @core
  Scenario Outline: Twenty files under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 1: the buyer attaches 20 files
    And day 1: the buyer attaches a "photo"
    Then it is refused as "files-used-up", "limit" being "20"

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
      | ebay-like       |
      | sharetribe-like |

  @M03 @core
  Scenario Outline: A hundred mebibytes in a file under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 1: the buyer attaches a file of 104857600 bytes
    And day 1: the buyer attaches a file of 104857601 bytes
    Then it is refused as "file-too-large", "limit" being "104857600"

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
      | ebay-like       |
      | sharetribe-like |

  @O12 @core
  Scenario Outline: Five hundred messages under <preset>
    Given an order of 100.00 EUR under "<preset>", promised within 30 days
    When day 1: the buyer writes 500 messages on the order
    And day 1: the seller writes "Yes?" on the order
    Then it is refused as "messages-used-up", "limit" being "500"

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
      | ebay-like       |
      | sharetribe-like |
