Feature: paypal-like, an inquiry that closes for good unless it is escalated
  Twenty days of talks, ten for an answer; a party that misses a due date loses (requirements B2).

  Background:
    Given an order of 100.00 EUR under "paypal-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 80.00

  @N11 @O09
  Scenario: Twenty days without an escalation, and the inquiry is closed for good
    When day 30 passes
    Then the dispute is resolved by "seller-silence" with 0.00 refunded and 100.00 released
    When day 31: the buyer opens a dispute "damaged" asking for everything
    Then it is refused as "line-settled"

  @N11
  Scenario: Answered, countered, and not escalated in time
    Given day 11: the seller counters with a refund of 10.00
    And day 12: the buyer counters with a refund of 70.00
    When the clock reaches day 30 minus 1 second
    Then the dispute is "awaiting-seller"
    When day 30 passes
    Then the dispute is resolved by "no-agreement" with 0.00 refunded and 100.00 released
    And the buyer is written "dispute-expired" on day 30

  @N14
  Scenario: An offer that the buyer leaves unanswered for ten days closes it
    Given day 12: the seller counters with a refund of 40.00
    When the clock reaches day 22 minus 1 second
    Then the dispute is "awaiting-buyer"
    When day 22 passes
    Then the dispute is resolved by "buyer-silence" with 0.00 refunded and 100.00 released

  @M07 @N13
  Scenario: In the review a seller who brings nothing loses
    Given day 12: the buyer calls the mediator
    When day 15: mediator "Mo" asks the seller for evidence
    And day 18 passes
    Then the dispute is resolved by "evidence-missed" with 80.00 refunded and 20.00 released

  @M07
  Scenario: In the review a seller who brings what was asked is heard
    Given day 12: the buyer calls the mediator
    And day 15: mediator "Mo" asks the seller for evidence
    And day 16: the seller attaches a "document"
    When day 18 passes
    Then the dispute is "under-review" until day 72
    And the seller is not written "evidence-not-brought"
