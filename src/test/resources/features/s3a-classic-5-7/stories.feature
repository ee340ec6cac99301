Feature: Five days to answer, seven to agree (S3a)
  Ten days after dispatch, fifteen after confirmation; whoever does not bring what the mediator asked for loses.

  Background:
    Given an order of 100.00 EUR plus 10.00 shipping under "classic-5-7", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"

  @O02 @O03 @O10 @R20
  Scenario: Saying that it came does not open a claim of missing goods any sooner
    When day 20: the buyer lacks it and opens a dispute "in-transit" asking for everything
    Then it is refused as "too-early", earliest day 33
    When day 20: the buyer has it and opens a dispute "in-transit" asking for everything
    Then it is refused as "too-early", earliest day 33
    When day 33: the buyer has it and opens a dispute "in-transit" asking for everything
    Then it is refused as "received-mismatch"
    When day 33: the buyer lacks it and opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 38

  @O03 @O10 @N15
  Scenario: Changing the reason of an open dispute does not open a claim of missing goods any sooner
    Given day 14: the buyer opens a dispute "damaged" with a "photo" asking for everything
    When day 15: the buyer changes the reason to "in-transit"
    Then it is refused as "too-early", earliest day 33

  @E08 @O05
  Scenario: Fifteen days after the confirmation
    Given day 20: the buyer confirms receipt
    When the clock reaches day 35 minus 1 second
    Then a dispute "poor-quality" may be opened from day 13 until day 35
    When day 35 minus 1 second: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 50.00
    Then the dispute is "awaiting-seller"

  @E08 @O05 @O08
  Scenario: The fifteenth day after the confirmation is over
    Given day 20: the buyer confirms receipt
    When day 35 passes
    Then line "lamp" is "released by receipt-confirmed"
    When day 35: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled"

  @O05 @R01
  Scenario: Protection is over, the parcel is still on its way, and there are fifteen days left
    When day 47: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 52
    When day 52 passes
    Then the dispute is resolved by "seller-silence" with 110.00 refunded and 0.00 released

  @C02 @C03 @O05
  Scenario: A dispute withdrawn in the last days cannot be opened again
    Given day 47: the buyer opens a dispute "in-transit" asking for everything
    And day 49: the buyer withdraws the dispute
    When day 49: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled"
    And 0.00 is refunded and 110.00 released

  @N05 @A09 @A10 @W12 @W13 @W14
  Scenario: The seller turns the refund into a return, the buyer looks twice and agrees
    Given day 20: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 100.00
    And day 22: the seller counters with a full return
    When day 23: the buyer accepts
    Then the dispute is "awaiting-return-address" until day 26
    And the buyer may not "return-shipment"
    When day 24: the seller gives the return address
    Then the buyer is written "return-address-given" on day 24, telling of day 34
    When day 30: the buyer sends it back with tracking "RT001" for 20.00
    And day 45: the carrier delivers "RT001"
    And day 46: the seller reports the return as "received"
    Then the dispute is resolved by "return-received" with 100.00 refunded and 10.00 released
    And 0.00 of freight is paid back and 0.00 still owed
    And the refund is planned for day 61

  @A04 @A05 @M07 @E15 @W10 @W11
  Scenario: Two solutions on the table, each party takes another, and the mediator rules nine tenths
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 100.00
    And day 22: the seller rejects
    When day 27 passes
    Then the dispute is "under-review" until day 87
    When day 28: mediator "Mo" asks the buyer for evidence
    Then the buyer is written "evidence-requested" on day 28, telling of day 31
    When day 29: the buyer attaches a "video"
    And day 31 passes
    Then the buyer is not written "evidence-not-brought"
    And the dispute is "under-review"
    When day 32: mediator "Mo" proposes a refund of 90.00
    And day 32: the buyer accepts the proposal
    And day 32: mediator "Mo" proposes a full return
    And day 33: the seller accepts the proposal
    Then the dispute is "under-review"
    When day 34: mediator "Mo" rules a refund of 90.00
    Then the dispute is resolved by "ruling" with 90.00 refunded and 20.00 released
    And the buyer is written "ruling-given" on day 34, telling of day 49

  @A04
  Scenario: Both accept what the mediator proposes
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 100.00
    And day 22: the seller rejects
    And day 28: mediator "Mo" proposes a refund of 60.00
    And day 29: the buyer accepts the proposal
    When day 29: the buyer accepts the proposal
    Then it is refused as "answered-already"
    When day 30: the seller accepts the proposal
    Then the dispute is resolved by "agreement" with 60.00 refunded and 50.00 released

  @A04
  Scenario: One rejection takes a proposal off the table
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 100.00
    And day 22: the seller rejects
    And day 28: mediator "Mo" proposes a refund of 60.00
    When day 29: the seller rejects the proposal
    Then the buyer may not "proposals/1/acceptance"
    And the dispute is "under-review"

  @A03 @N17
  Scenario: The seller concedes while the mediator looks into it
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 22: the seller rejects
    And day 28: mediator "Mo" takes the case
    When day 29: the seller accepts
    Then the dispute is resolved by "concession" with 80.00 refunded and 30.00 released

  @N17 @A03
  Scenario: The buyer takes the last offer after all while the mediator looks into it
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 22: the seller counters with a refund of 30.00
    And day 27 passes
    When day 28: the buyer accepts
    Then the dispute is resolved by "agreement" with 30.00 refunded and 80.00 released

  @A03 @R12
  Scenario: The mediator gives nothing
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 22: the seller rejects
    When day 30: mediator "Mo" rules nothing
    Then the dispute is resolved by "ruling" with 0.00 refunded and 110.00 released
    And the seller is written "ruling-given" on day 30

  @A03 @A08 @A10
  Scenario: The mediator gives all, after the goods are back
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 100.00
    And day 22: the seller rejects
    When day 30: mediator "Mo" rules a full return
    Then the dispute is "awaiting-return-address" until day 33
    When day 31: the seller gives the return address
    And day 35: the buyer sends it back with tracking "RT001" for 20.00
    And day 60: the seller reports the return as "received"
    Then the dispute is resolved by "return-received" with 100.00 refunded and 10.00 released

  @R04 @A03
  Scenario: The carrier took the parcel back because the buyer missed it: the seller is paid
    Given day 30: the carrier reports "LP001" as "returned-to-seller"
    And day 33: the buyer opens a dispute "returned-to-seller" asking for everything
    And day 34: the seller rejects
    When day 45: mediator "Mo" rules nothing
    Then the dispute is resolved by "ruling" with 0.00 refunded and 110.00 released

  @R04 @N05
  Scenario: The carrier took the parcel back, and the seller agrees to a part
    Given day 30: the carrier reports "LP001" as "returned-to-seller"
    And day 33: the buyer opens a dispute "returned-to-seller" asking for everything
    And day 34: the seller counters with a refund of 60.00
    When day 35: the buyer accepts
    Then the dispute is resolved by "agreement" with 60.00 refunded and 50.00 released

  @R07
  Scenario: The seller sent it to a wrong address and pays all
    Given day 33: the buyer opens a dispute "wrong-address" asking for everything
    When day 34: the seller accepts
    Then the dispute is resolved by "agreement" with 110.00 refunded and 0.00 released

  @N13 @N16
  Scenario: Nobody hastens the mediator, and nobody edits what he decides
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 22: the seller counters with a refund of 30.00
    When day 23: the buyer calls the mediator
    Then it is refused as "escalation-not-allowed"
    When day 27 passes
    And day 28: the buyer changes the request to a refund of 90.00
    Then it is refused as "under-review"
    When day 28: the seller counters with a refund of 40.00
    Then it is refused as "under-review"
    When day 28: the buyer rejects
    Then it is refused as "under-review"

  @M06 @M07
  Scenario: Evidence is locked once a mediator decides, unless he asks
    Given day 20: the buyer attaches a "photo"
    And day 20: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 80.00
    And day 21: the buyer attaches a "screenshot"
    And day 21: the buyer removes file 3
    And day 22: the seller rejects
    When day 27 passes
    And day 28: the buyer attaches a "photo"
    Then it is refused as "evidence-closed"
    When day 28: the buyer removes file 1
    Then it is refused as "evidence-closed"
    When day 29: mediator "Mo" asks the buyer for evidence
    And day 30: the buyer attaches a "photo"
    And day 30: the buyer removes file 1
    Then the dispute is "under-review"

  @A06
  Scenario: A case that one mediator took is not ruled by another
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 22: the seller rejects
    And day 28: mediator "Mo" takes the case
    When day 29: mediator "Ada" rules a refund of 80.00
    Then it is refused as "taken-by-another"
    When day 29: mediator "Mo" hands the case back
    And day 30: mediator "Ada" rules a refund of 70.00
    Then the dispute is resolved by "ruling" with 70.00 refunded and 40.00 released

  @A02
  Scenario: An assistant drafts, and only a mediator's signature makes it a ruling
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 80.00
    And day 22: the seller rejects
    And day 27 passes
    And day 28: assistant "Bit" drafts a ruling of a refund of 50.00
    Then the dispute is "under-review"
    When day 29: mediator "Mo" signs the draft
    Then the dispute is resolved by "ruling" with 50.00 refunded and 60.00 released

  @A02
  Scenario: A strike at the carrier: the operator gives more time
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a full return
    And day 21: the seller accepts
    And day 22: the seller gives the return address
    And day 27 passes
    When day 30: the operator extends the deadline by 20 days
    Then the dispute is "awaiting-return" until day 52
    And the buyer is written "deadline-extended" on day 30, telling of day 52
    When day 31: the operator extends the deadline by 61 days
    Then it is refused as "extension-too-long"
