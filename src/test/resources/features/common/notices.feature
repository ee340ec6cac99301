Feature: What is written to whom, when, and what it says will happen
  One scenario for each notice of the sources (requirements A9).

  Background:
    Given an order of 100.00 EUR plus 10.00 shipping under "claim-15", promised within 40 days

  @W19 @E01
  Scenario: The order is protected: both learn when it is cancelled if nothing is shipped
    Then the buyer is written "order-protected" on day 0, telling of day 14
    And the seller is written "order-protected" on day 0, telling of day 14
    When day 3: the seller ships it with tracking "LP001"
    Then the buyer is written "protection-started" on day 3, telling of day 43
    And the seller is written "protection-started" on day 3, telling of day 43

  @W01 @N20
  Scenario: A dispute is opened: both learn until when the seller answers, and when the mediator joins
    Given day 3: the seller ships it with tracking "LP001"
    When day 10: the buyer opens a dispute "in-transit" asking for everything
    Then the seller is written "dispute-opened" on day 10, telling of day 25
    And the buyer is written "dispute-opened" on day 10, telling of day 25

  @W02
  Scenario: The seller answers: the buyer learns until when it is his turn
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 12: the seller counters with a refund of 40.00
    Then the buyer is written "seller-answered" on day 12, telling of day 25
    When day 13: the seller rejects
    Then the buyer is written "seller-answered" on day 13, telling of day 25

  @W03
  Scenario: The buyer answers: the seller learns until when it is his turn
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "in-transit" asking for everything
    And day 11: the buyer changes the request to a refund of 100.00
    Then the seller is written "buyer-answered" on day 11, telling of day 25
    When day 12: the seller counters with a refund of 40.00
    And day 13: the buyer counters with a refund of 90.00
    Then the seller is written "buyer-answered" on day 13, telling of day 25
    When day 14: the seller counters with a refund of 50.00
    And day 15: the buyer rejects
    Then the seller is written "buyer-answered" on day 15, telling of day 25

  @W05
  Scenario: A deadline comes near: who is on turn is reminded, three days and one day before
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 22 passes
    Then the seller is written "deadline-near" on day 22, telling of day 25
    When day 24 passes
    Then the seller is written "deadline-near" on day 24, telling of day 25
    And the buyer is not written "deadline-near"

  @W07
  Scenario: Protection is near its end: both are reminded
    Given day 3: the seller ships it with tracking "LP001"
    When day 40 passes
    Then the buyer is written "protection-ending" on day 40, telling of day 43
    And the seller is written "protection-ending" on day 40, telling of day 43

  @W06 @C06
  Scenario: Delivered while missing goods are claimed: the buyer learns what to do, and until when
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 12: the carrier delivers "LP001"
    Then the buyer is written "delivered-during-dispute" on day 12, telling of day 17
    And the seller is not written "delivered-during-dispute"

  @W08 @E06 @E07
  Scenario: Protection is extended, or the wish declined
    Given day 3: the seller ships it with tracking "LP001"
    When day 10: the buyer asks for 5 days more
    Then the seller is written "extension-asked" on day 10
    When day 11: the seller declines more time
    Then the buyer is written "extension-declined" on day 11, telling of day 43
    When day 12: the seller extends protection by 20 days
    Then the buyer is written "protection-extended" on day 12, telling of day 63

  @W09 @A01
  Scenario: A mediator is called: both parties and the mediators learn by when he decides
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 50.00
    When day 13: the buyer calls the mediator
    Then the buyer is written "escalated" on day 13, telling of day 73
    And the seller is written "escalated" on day 13, telling of day 73
    And the mediator is written "escalated" on day 13, telling of day 73

  @W10 @M07
  Scenario Outline: Evidence is asked for: the <party> learns by when
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 50.00
    And day 13: the buyer calls the mediator
    When day 14: mediator "Mo" asks the <party> for evidence
    Then the <party> is written "evidence-requested" on day 14, telling of day 17
    And the <other> is not written "evidence-requested"
    When day 17 passes
    Then the <party> is written "evidence-not-brought" on day 17

    Examples:
      | party  | other  |
      | buyer  | seller |
      | seller | buyer  |

  @W11 @A03 @A04
  Scenario: A proposal, then a ruling: both learn until when, and when the money comes
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 50.00
    And day 13: the buyer calls the mediator
    When day 14: mediator "Mo" proposes a refund of 30.00
    Then the buyer is written "proposal-made" on day 14, telling of day 17
    And the seller is written "proposal-made" on day 14, telling of day 17
    When day 20: mediator "Mo" rules a refund of 30.00
    Then the buyer is written "ruling-given" on day 20, telling of 2026-04-03T16:00:00Z
    And the seller is written "ruling-given" on day 20, telling of 2026-04-03T16:00:00Z

  @W12 @W13 @W14 @A09
  Scenario: A return: agreed, address, shipped, arrived, inspected
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    When day 11: the seller accepts
    Then the seller is written "return-agreed" on day 11, telling of day 14
    And the buyer is written "return-agreed" on day 11, telling of day 14
    When day 12: the seller gives the return address
    Then the buyer is written "return-address-given" on day 12, telling of day 22
    And the seller is not written "return-address-given"
    When day 15: the buyer sends it back with tracking "RT001" for 15.00
    Then the seller is written "return-shipped" on day 15, telling of day 75
    When day 30: the carrier delivers "RT001"
    Then the buyer is written "return-arrived" on day 30, telling of day 35
    And the seller is written "return-arrived" on day 30, telling of day 35
    When day 31: the seller reports the return as "received"
    Then the buyer is written "return-settled" on day 31, telling of 2026-04-16T16:00:00Z
    And the seller is written "return-settled" on day 31, telling of 2026-04-16T16:00:00Z

  @W16 @E02
  Scenario: The money goes to the seller: both learn why and when
    Given day 3: the seller ships it with tracking "LP001"
    When day 43 passes
    Then the seller is written "funds-released" on day 43, telling of 2026-04-28T16:00:00Z
    And the buyer is written "funds-released" on day 43, telling of 2026-04-28T16:00:00Z

  @W17 @C02
  Scenario: A dispute is withdrawn: both learn until when it may be opened again
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "in-transit" asking for everything
    When day 12: the buyer withdraws the dispute
    Then the seller is written "withdrawn" on day 12, telling of day 43
    And the buyer is written "withdrawn" on day 12, telling of day 43

  @W20 @N03
  Scenario: An agreement: both learn when the money comes
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "in-transit" asking for a refund of 60.00
    When day 12: the seller accepts
    Then the buyer is written "agreement-reached" on day 12, telling of 2026-03-27T16:00:00Z
    And the seller is written "agreement-reached" on day 12, telling of 2026-03-27T16:00:00Z

  @W21 @E18
  Scenario: A line is cancelled: both learn when the money is back
    When day 2: the marketplace cancels it
    Then the buyer is written "line-refunded" on day 2, telling of 2026-03-18T16:00:00Z
    And the seller is written "line-refunded" on day 2, telling of 2026-03-18T16:00:00Z

  @W22 @A14
  Scenario: A replacement is due, then on its way
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for an exchange
    When day 11: the seller accepts
    Then the seller is written "replacement-due" on day 11, telling of day 21
    And the buyer is written "replacement-due" on day 11, telling of day 21
    When day 15: the seller sends a replacement with tracking "LP002"
    Then the buyer is written "replacement-shipped" on day 15, telling of day 55

  @W24 @A02
  Scenario: The mediator is late: his supervisor and both parties learn what happens then
    Given day 3: the seller ships it with tracking "LP001"
    And day 10: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 50.00
    And day 13: the buyer calls the mediator
    When day 73 passes
    Then the supervisor is written "mediator-overdue" on day 73, telling of day 80
    And the buyer is written "mediator-overdue" on day 73, telling of day 80
    And the seller is written "mediator-overdue" on day 73, telling of day 80
