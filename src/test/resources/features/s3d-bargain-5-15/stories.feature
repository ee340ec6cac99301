Feature: Bargaining like at a bazaar (S3d)
  Offers go back and forth; each one that hands the turn over gives fifteen more days.

  Background:
    Given an order of 100.00 EUR plus 10.00 shipping under "bargain-5-15", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"

  @N02 @E12 @W04
  Scenario: The seller does not answer within five days
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 60.00
    When day 25 passes
    Then the dispute is resolved by "seller-silence" with 60.00 refunded and 50.00 released
    And the refund is planned for 2026-04-10T16:00:00Z
    And the buyer is written "silence-granted" on day 25, telling of 2026-04-10T16:00:00Z

  @N05 @N06 @N08 @N09 @N15 @E15 @W02 @W03
  Scenario: They bargain until one of them agrees
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    When day 23: the seller counters with a refund of 20.00
    Then the dispute is "awaiting-buyer" until day 38
    And the buyer is written "seller-answered" on day 23, telling of day 38
    When day 30: the buyer counters with a refund of 60.00
    Then the dispute is "awaiting-seller" until day 35
    And the seller is written "buyer-answered" on day 30, telling of day 35
    When day 34: the seller counters with a refund of 45.00
    And day 40: the buyer changes the request to a refund of 50.00
    Then the dispute is "awaiting-seller" until day 45
    When day 41: the seller accepts
    Then the dispute is resolved by "agreement" with 50.00 refunded and 60.00 released

  @N13 @N17 @A01
  Scenario: The buyer has enough of it, and his last request is what counts
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 23: the seller counters with a refund of 20.00
    And day 24: the buyer counters with a refund of 60.00
    And day 25: the seller counters with a refund of 30.00
    When day 26: the buyer calls the mediator
    Then the dispute is "under-review" until day 86
    When day 93 passes
    Then the dispute is resolved by "mediator-silence" with 60.00 refunded and 50.00 released

  @N17 @M02
  Scenario: The proof was taken back, so the seller's last offer is what counts
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 23: the seller counters with a refund of 20.00
    And day 24: the buyer removes file 1
    And day 26: the buyer calls the mediator
    When day 93 passes
    Then the dispute is resolved by "mediator-silence" with 20.00 refunded and 90.00 released

  @N16 @M06
  Scenario: What a mediator decides takes new evidence on request only
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 23: the seller counters with a refund of 20.00
    And day 24: the buyer calls the mediator
    When day 25: the buyer attaches a "video"
    Then it is refused as "evidence-closed"
    When day 26: mediator "Mo" asks the buyer for evidence
    And day 27: the buyer attaches a "video"
    And day 27: the seller attaches a "photo"
    Then it is refused as "evidence-closed"

  @A07 @O09 @E17
  Scenario: The decision is final, and all closes together
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 23: the seller counters with a refund of 20.00
    And day 24: the buyer calls the mediator
    And day 30: mediator "Mo" rules a refund of 40.00
    When day 31: the buyer appeals
    Then it is refused as "dispute-closed"
    When day 31: the buyer opens a dispute "poor-quality" asking for everything
    Then it is refused as "line-settled"
    And line "lamp" is "split by ruling"

  @C02 @W17
  Scenario: Withdrawn while the timer runs, and opened again
    Given day 20: the buyer opens a dispute "in-transit" asking for everything
    And day 21: the buyer withdraws the dispute
    Then the seller is written "withdrawn" on day 21, telling of day 33
    When day 22: the buyer opens a dispute "in-transit" asking for everything
    Then there are 2 disputes, 1 of them open

  @C03 @W16
  Scenario: Withdrawn after the timer has run out, and closed for good
    Given day 32: the buyer opens a dispute "in-transit" asking for everything
    And day 34: the buyer withdraws the dispute
    Then the order is settled by "protection-expired" with 0.00 refunded and 110.00 released
    When day 34: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled"

  @O11 @R02 @N04
  Scenario: A number unreadable for fifteen days, rejected with one that reads: the buyer withdraws
    When day 18 minus 1 second: the buyer opens a dispute "no-or-invalid-tracking" asking for everything
    Then it is refused as "too-early", earliest day 18
    When day 18: the buyer opens a dispute "no-or-invalid-tracking" asking for everything
    And day 20: the seller rejects
    And day 21: the buyer withdraws the dispute
    Then the money of "lamp" is released on day 33

  @R02 @R01 @N15 @W03
  Scenario: A number unreadable for fifteen days, rejected: the buyer insists with another reason
    Given day 18: the buyer opens a dispute "no-or-invalid-tracking" asking for everything
    And day 20: the seller rejects
    When day 21: the buyer changes the reason to "in-transit"
    Then the dispute asks for 110.00 because of "in-transit"
    And the dispute is "awaiting-seller" until day 26
    And the seller is written "buyer-answered" on day 21, telling of day 26

  @R01 @E06 @C04
  Scenario: Nothing has come, the seller rejects and extends: the buyer waits
    Given day 31: the buyer opens a dispute "in-transit" asking for everything
    And day 32: the seller rejects
    And day 32: the seller extends protection by 15 days
    When day 33: the buyer withdraws the dispute
    Then protection of "lamp" ends on day 48
    And a dispute "in-transit" may be opened from day 3 until day 48

  @N08
  Scenario: Four ways are open to the buyer in his turn
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 23: the seller counters with a refund of 20.00
    Then the buyer may "acceptance" until day 38
    And the buyer may "edit" until day 38
    And the buyer may "counter-offer" until day 38
    And the buyer may "escalation" until day 38
    And the buyer may "withdrawal" until day 38
