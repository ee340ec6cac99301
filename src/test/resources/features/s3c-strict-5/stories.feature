Feature: Every offer gives five days, silence is consent (S3c)
  The counter just before the end, the offer of nothing, the return in ten days, the withdrawal that comes too late.

  Background:
    Given an order of 100.00 EUR plus 10.00 shipping under "strict-5", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"

  @N06 @N07 @N14 @W02
  Scenario: The seller counters one second before his time is over, and the buyer falls silent
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    When day 25 minus 1 second: the seller counters with a refund of 5.00
    Then the dispute is "awaiting-buyer" until day 30 minus 1 second
    When the clock reaches day 30 minus 2 seconds
    Then the dispute is "awaiting-buyer"
    When day 30 minus 1 second passes
    Then the dispute is "under-review"
    And the buyer is written "escalated" on day 30 minus 1 second

  @N07 @N11 @N20
  Scenario: However often he does so, the mediator comes on the sixtieth day
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    Then the mediator joins on day 80
    When day 25 minus 1 second: the seller counters with a refund of 5.00
    And day 26: the buyer counters with a refund of 89.00
    And day 31 minus 1 second: the seller counters with a refund of 6.00
    Then the mediator joins on day 80

  @N02 @N09
  Scenario: The buyer asks for less, and the seller is silent on that too
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 23: the seller counters with a refund of 30.00
    And day 24: the buyer counters with a refund of 60.00
    When the clock reaches day 29 minus 1 second
    Then the dispute is "awaiting-seller"
    When day 29 passes
    Then the dispute is resolved by "seller-silence" with 60.00 refunded and 50.00 released

  @N04 @N10
  Scenario: The offer of nothing must be accepted twice over
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 22: the seller rejects
    Then the seller offers 0.00
    When day 23: the buyer accepts
    Then it is refused as "confirm-zero"
    When day 23: the buyer accepts nothing
    Then the dispute is resolved by "agreement" with 0.00 refunded and 110.00 released

  @N04
  Scenario: A counter of nothing is a rejection
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    When day 22: the seller counters with nothing
    Then the seller offers 0.00
    And the dispute is "awaiting-buyer" until day 27

  @N05
  Scenario: An offer that has changed is not accepted by mistake
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 22: the seller counters with a refund of 50.00
    And day 23: the seller counters with a refund of 20.00
    Then the dispute is "awaiting-buyer" until day 27
    When day 24: the buyer accepts offer 2
    Then it is refused as "offer-changed", "amount" being "2000"
    When day 24: the buyer accepts offer 3
    Then the dispute is resolved by "agreement" with 20.00 refunded and 90.00 released

  @N08 @N12 @N13 @W09
  Scenario: The buyer rejects, and the platform joins at once
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 22: the seller counters with a refund of 10.00
    When day 22: the buyer rejects
    Then the dispute is "under-review" until day 82
    And the seller is written "escalated" on day 22, telling of day 82

  @A08 @W12
  Scenario: The seller offers a return, the buyer agrees but sends nothing for ten days
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 22: the seller counters with a full return
    And day 22: the buyer accepts
    And day 23: the seller gives the return address
    When the clock reaches day 33 minus 1 second
    Then the dispute is "awaiting-return"
    When day 33 passes
    Then the dispute is resolved by "return-not-shipped" with 0.00 refunded and 110.00 released

  @A13
  Scenario: A return is lost on the way, at the buyer's expense
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a full return
    And day 21: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 20.00
    When day 40: the carrier reports "RT001" as "lost"
    Then the dispute is resolved by "return-lost" with 0.00 refunded and 110.00 released

  @A11 @A13
  Scenario: A return is lost on the way, at the seller's expense
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a full return at the seller's freight
    And day 21: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 20.00
    When day 40: the carrier reports "RT001" as "lost"
    Then the dispute is resolved by "return-lost" with 110.00 refunded and 0.00 released
    And 10.00 of freight is paid back and 10.00 still owed

  @A12 @A13 @W14
  Scenario Outline: The return comes back "<found>", and a mediator hears both
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a return for 90.00
    And day 21: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 20.00
    And day 40: the carrier delivers "RT001"
    When day 41: the seller reports the return as "<found>"
    Then the dispute is "under-review" until day 101
    And the mediator is written "return-contested" on day 41, telling of day 101
    And the buyer is written "return-contested" on day 41, telling of day 44
    When day 42: the buyer attaches a "photo"
    And day 43: the seller attaches a "photo"
    And day 42 plus 2 days passes
    And day 50: mediator "Mo" rules a refund of 45.00
    Then the dispute is resolved by "ruling" with 45.00 refunded and 65.00 released

    Examples:
      | found              |
      | damaged            |
      | empty-or-different |
      | missing-items      |
      | not-received       |

  @A08 @C01
  Scenario: Once the goods are on their way back the dispute cannot be withdrawn
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a full return
    And day 21: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 20.00
    When day 26: the buyer withdraws the dispute
    Then it is refused as "return-shipped"

  @C01 @C02 @C04 @E06 @W08 @W17
  Scenario: First the protection is extended, the buyer sees it, and then he withdraws
    Given day 28: the buyer opens a dispute "in-transit" asking for everything
    And day 29: the buyer asks for 20 days more
    Then the seller is written "extension-asked" on day 29
    When day 30: the seller extends protection by 20 days
    Then protection of "lamp" ends on day 53
    And the buyer is written "protection-extended" on day 30
    When day 31: the buyer withdraws the dispute
    Then the seller is written "withdrawn" on day 31, telling of day 53
    When day 50: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 55

  @E06 @E07 @W08
  Scenario: The seller declines more time, which is a reason to open a dispute
    Given day 25: the buyer asks for 10 days more
    When day 26: the seller declines more time
    Then the buyer is written "extension-declined" on day 26
    When day 26: the seller declines more time
    Then it is refused as "nothing-left"
    When day 27: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller" until day 32

  @C01
  Scenario: Only the buyer withdraws
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    Then the seller may not "withdrawal"
    And the buyer may "withdrawal"

  @C03
  Scenario: A dispute whose protection has run out cannot be withdrawn
    Given day 31: the buyer opens a dispute "in-transit" asking for everything
    When day 33 minus 1 second passes
    Then the buyer may "withdrawal"
    When day 33: the buyer withdraws the dispute
    Then it is refused as "protection-over"
    And the dispute is "awaiting-seller"

  @O02
  Scenario: What has not been on its way for ten days cannot be disputed, delivered or not
    Given day 8: the carrier delivers "LP001"
    When day 13 minus 1 second: the buyer opens a dispute "damaged" with a "photo" asking for everything
    Then it is refused as "too-early", earliest day 13

  @R17 @R18 @N15 @M06
  Scenario: Pressed to call a fake a whim: the change of reason needs a return and is kept for all to see
    Given day 20: the buyer opens a dispute "counterfeit" with a "photo" asking for a refund of 100.00
    When day 21: the buyer changes the reason to "no-longer-needed" asking for a refund of 100.00
    Then it is refused as "remedy-not-allowed"
    When day 21: the buyer changes the reason to "no-longer-needed" asking for a full return
    Then the dispute asks for 100.00 because of "no-longer-needed"
    And the dispute is "awaiting-seller" until day 26

  @R05 @A03
  Scenario: Customs asks for duty, the buyer refuses to pay it, and has no protection
    Given day 15: the carrier reports "LP001" as "held-by-customs"
    And day 20: the buyer opens a dispute "customs-hold" asking for everything
    And day 21: the seller rejects
    And day 22: the buyer rejects
    When day 40: mediator "Mo" rules nothing
    Then the dispute is resolved by "ruling" with 0.00 refunded and 110.00 released

  @R05
  Scenario: Customs misses papers of the seller, who gives in
    Given day 20: the buyer opens a dispute "customs-hold" asking for everything
    When day 21: the seller accepts
    Then the dispute is resolved by "agreement" with 110.00 refunded and 0.00 released

  @R09 @A06
  Scenario: The tracking number belongs to another parcel
    Given day 20: the buyer opens a dispute "foreign-tracking" with a "screenshot" asking for everything
    And day 21: the seller rejects
    And day 22: the buyer rejects
    When day 30: mediator "Mo" rules everything with shipping
    Then the dispute is resolved by "ruling" with 110.00 refunded and 0.00 released
    And the refund is planned for 2026-04-22T16:00:00Z

  @R03 @M05
  Scenario: Nothing moves any more, and the chat with the seller is the proof
    Given day 14: the buyer writes "It has not moved for a week." on the order
    And day 20: the buyer opens a dispute "tracking-stuck" with a "chat" asking for everything
    When day 25 passes
    Then the dispute is resolved by "seller-silence" with 110.00 refunded and 0.00 released

  @E05
  Scenario: Receipt of what is disputed cannot be confirmed
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    When day 21: the buyer confirms receipt
    Then it is refused as "line-in-dispute"

  @M04 @M02
  Scenario: A link to a video elsewhere is no file
    Given day 19: the buyer writes "See https://video.example/broken-lamp." on the order
    When day 20: the buyer opens a dispute "poor-quality" asking for a refund of 50.00
    Then it is refused as "evidence-needed"
    When day 20: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 50.00
    Then the dispute is "awaiting-seller" until day 25

  @M10 @O12
  Scenario: Each writes in his own language
    When day 19: the buyer writes "Die Lampe leuchtet nicht." on the order
    Then the seller is written "message-received" on day 19
    When day 19: the seller writes "请发照片。" on the order
    Then the buyer is written "message-received" on day 19
