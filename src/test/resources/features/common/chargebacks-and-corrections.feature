Feature: A bank that takes the payment back, and what the marketplace pays afterwards
  While the bank decides every deadline stands still. What is settled stays settled; a correction is a payment of its own.

  @E16 @W23
  Scenario: Won: everybody has the time left that he had
    Given an order of 100.00 EUR under "seven-day", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 12: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 19
    When day 14: the bank takes the payment back, as "cb-1"
    Then the seller is written "chargeback-opened" on day 14
    And 100.00 is held
    When day 20: the seller counters with a refund of 40.00
    Then it is refused as "chargeback-open"
    When day 34: the chargeback "cb-1" is "won"
    Then the dispute is "awaiting-seller" until day 39
    And the seller is written "chargeback-won" on day 34
    When day 39 passes
    Then the dispute is resolved by "seller-silence" with 100.00 refunded and 0.00 released

  @E16
  Scenario: Lost: what is held goes with the bank, and nobody is paid twice
    Given an order of 100.00 EUR under "seven-day", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    And day 12: the buyer opens a dispute "in-transit" asking for everything
    When day 14: the bank takes the payment back, as "cb-1"
    And day 34: the chargeback "cb-1" is "lost"
    Then the dispute is resolved by "charged-back" with 0.00 refunded and 0.00 released
    And line "lamp" is "charged-back by charged-back"
    And the seller is written "chargeback-lost" on day 34
    When day 35: the chargeback "cb-1" is "won"
    Then it is refused as "chargeback-decided"
    When day 36: the operator pays the buyer 10.00 from the marketplace's own account
    Then it is refused as "chargeback-lost"

  @E16
  Scenario: A correction leaves the settlement as it is, within what that gave to the other side
    Given an order of 100.00 EUR under "seven-day", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"
    When day 4: the operator pays the buyer 10.00 from the marketplace's own account
    Then it is refused as "not-settled"
    When day 10: the buyer confirms receipt
    And day 70 passes
    Then the order is settled by "receipt-confirmed" with 0.00 refunded and 100.00 released
    When day 71: the operator pays the buyer 12.00 from the marketplace's own account
    Then the buyer is written "correction-granted" on day 71
    And 0.00 is refunded and 100.00 released
    When day 72: the operator pays the buyer 88.01 from the marketplace's own account
    Then it is refused as "correction-out-of-range", "most" being "8800"
