Feature: Fifteen days of talks, then a claim (S2)
  The seller's silence never pays here: the platform decides. A claim of missing goods follows the parcel.

  Background:
    Given an order of 100.00 EUR plus 10.00 shipping under "claim-15", promised within 40 days
    And day 3: the seller ships it with tracking "LP001"

  @N02 @N11 @A01 @M09 @W09
  Scenario: Nobody agrees for fifteen days, and the dispute becomes a claim with all its papers
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 11: the seller writes "The post is slow."
    When day 25 passes
    Then the dispute is "under-review"
    And the buyer is written "escalated" on day 25
    And the seller is written "escalated" on day 25
    And the mediator is written "escalated" on day 25

  @C05 @C06 @C07 @W06 @W17
  Scenario: Tracking says delivered, the buyer has it after all and withdraws
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 15: the carrier delivers "LP001"
    Then the dispute is "awaiting-buyer" until day 20
    And the buyer is written "delivered-during-dispute" on day 15, telling of day 20
    When day 16: the buyer withdraws the dispute
    Then the dispute is "withdrawn"
    And the money of "lamp" is released on day 20
    When day 20 passes
    Then the order is settled by "delivered-by-carrier" with 0.00 refunded and 110.00 released

  @C07 @N15 @M02
  Scenario: Tracking says delivered, and it is broken: another reason, and a whole new turn for the seller
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 15: the carrier delivers "LP001"
    When day 17: the buyer changes the reason to "tracking-stuck"
    Then the dispute asks for 110.00 because of "tracking-stuck"

  @C07 @N15 @M02 @W03
  Scenario: Tracking says delivered, and it is broken: proof is needed for that
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 15: the carrier delivers "LP001"
    When day 17: the buyer changes the reason to "damaged"
    Then it is refused as "evidence-needed"
    When day 17: the buyer attaches a "photo"
    And day 17: the buyer changes the reason to "damaged" asking for a refund of 70.00
    Then the dispute is "awaiting-seller" until day 32
    And the mediator joins on day 32
    And the seller is written "buyer-answered" on day 17, telling of day 32

  @C07
  Scenario: The same reason again is no answer to a delivery
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 15: the carrier delivers "LP001"
    When day 17: the buyer changes the reason to "in-transit"
    Then it is refused as "reason-unchanged"

  @C07 @R08
  Scenario: Tracking says delivered, nothing is there, and the buyer files a claim at once
    Given day 10: the buyer opens a dispute "marked-delivered" asking for everything
    And day 11: the carrier delivers "LP001"
    When day 12: the buyer calls the mediator
    Then the dispute is "under-review"
    And 110.00 is held
    When day 50: mediator "Mo" rules everything with shipping
    Then the dispute is resolved by "ruling" with 110.00 refunded and 0.00 released

  @C07 @W16
  Scenario: Tracking says delivered, the buyer says nothing for five days, and the seller is paid
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 15: the carrier delivers "LP001"
    When the clock reaches day 20 minus 1 second
    Then 110.00 is held
    When day 20 passes
    Then the dispute is resolved by "delivered-uncontested" with 0.00 refunded and 110.00 released
    And the buyer is written "dispute-expired" on day 20
    And the seller is written "dispute-expired" on day 20

  @C06 @N11
  Scenario: The end of the talks waits for the end of the five days
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 24: the carrier delivers "LP001"
    When day 25 passes
    Then the dispute is "awaiting-buyer" until day 29

  @C05
  Scenario: The carrier takes the delivery back, and the seller has the time he had left
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 15: the carrier delivers "LP001"
    When day 17: the carrier takes the delivery of "LP001" back
    Then the dispute is "awaiting-seller" until day 27
    And line "lamp" is "in-transit"
    And protection of "lamp" ends on day 43

  @C05
  Scenario: The carrier takes a late delivery back, and the seller has at least a day
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 24 plus 20 hours: the carrier delivers "LP001"
    When day 27: the carrier takes the delivery of "LP001" back
    Then the dispute is "awaiting-seller" until day 28

  @C08 @A03
  Scenario: A claim before the promised date can only be granted in full
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 13: the buyer calls the mediator
    Then the dispute is "under-review" until day 103
    When day 20: mediator "Mo" rules nothing
    Then it is refused as "only-in-full", earliest day 43
    When day 20: mediator "Mo" rules everything with shipping
    Then the dispute is resolved by "ruling" with 110.00 refunded and 0.00 released

  @C08 @A03
  Scenario: While a claim waits for the promised date the seller may concede
    Given day 10: the buyer opens a dispute "in-transit" asking for a refund of 60.00
    And day 13: the buyer calls the mediator
    When day 14: the seller accepts
    Then the dispute is resolved by "concession" with 60.00 refunded and 50.00 released

  @C08 @C06 @W06
  Scenario: A parcel that arrives while its claim is reviewed moves no turn
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 13: the buyer calls the mediator
    When day 20: the carrier delivers "LP001"
    Then the dispute is "under-review" until day 103
    And the buyer is written "delivered-during-dispute" on day 20

  @N15 @N09
  Scenario: Changing the dispute does not give the seller more time
    Given day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 20: the buyer changes the request to a refund of 50.00
    Then the dispute is "awaiting-seller" until day 25
    And the mediator joins on day 25

  @M01 @M02
  Scenario: Proof is needed for what has come, and not for what has not
    When day 10: the buyer opens a dispute "different-product" asking for an exchange
    Then it is refused as "evidence-needed"
    When day 10: the buyer opens a dispute "tracking-stuck" asking for everything
    Then the dispute is "awaiting-seller"

  @E04 @O08
  Scenario: A delivery leaves five days to look at the goods
    Given day 10: the carrier delivers "LP001"
    Then a dispute "damaged" may be opened from day 3 until day 15
    When day 15 minus 1 second: the buyer opens a dispute "damaged" with a "photo" asking for everything
    Then the dispute is "awaiting-seller"

  @E04 @O08
  Scenario: After the five days it is too late
    Given day 10: the carrier delivers "LP001"
    When day 15: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled"
