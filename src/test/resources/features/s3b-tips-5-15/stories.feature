Feature: Five tips, five days, fifteen to agree (S3b)
  Wait until little protection is left; the whole price with its delivery for what never came, a part for what is poor.

  Background:
    Given an order of 100.00 EUR plus 12.00 shipping under "tips-5-15", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"

  @O04 @E14 @R01 @N02 @W04
  Scenario: Under three days are left, nothing has come, and the seller does not answer
    Given day 29 passes
    Then a dispute "in-transit" is advised from day 30 until day 33
    When day 31: the buyer opens a dispute "in-transit" asking for everything
    And day 36 passes
    Then the dispute is resolved by "seller-silence" with 112.00 refunded and 0.00 released

  @O05 @O08
  Scenario: Fifteen days of grace after protection, and not a second more
    When day 48 minus 1 second: the buyer opens a dispute "in-transit" asking for everything
    Then the dispute is "awaiting-seller"

  @O05 @O08
  Scenario: On the fifteenth day after protection the money goes to the seller
    When day 48: the buyer opens a dispute "in-transit" asking for everything
    Then it is refused as "line-settled"

  @E08 @O05
  Scenario: A confirmation ends protection and grace at once
    When day 20: the buyer confirms receipt
    Then the order is settled by "receipt-confirmed" with 0.00 refunded and 112.00 released

  @N03 @E17 @W20
  Scenario: The seller concedes, and dispute and order close together
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 100.00
    When day 20: the seller accepts
    Then the dispute is resolved by "agreement" with 100.00 refunded and 12.00 released
    And line "lamp" is "split by agreement"
    And the buyer may not "messages"

  @M12 @M08 @N02
  Scenario: Promises in messages bind nobody: wait, a discount, the like of it
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 100.00
    And day 21: the seller writes "I send you a similar one, and a discount on your next order."
    When day 25 passes
    Then the dispute is resolved by "seller-silence" with 100.00 refunded and 12.00 released

  @N11 @A01 @A02
  Scenario: Fifteen days without a compromise, and the platform joins
    Given day 20: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 70.00
    And day 23: the seller counters with a refund of 10.00
    And day 25: the buyer counters with a refund of 60.00
    And day 28: the seller counters with a refund of 15.00
    When the clock reaches day 35 minus 1 second
    Then the dispute is "awaiting-buyer"
    When day 35 passes
    Then the dispute is "under-review" until day 95

  @E15 @N04
  Scenario: The buyer names the part, and the seller may refuse it
    Given day 20: the buyer opens a dispute "poor-quality" with a "video" asking for a refund of 70.00
    When day 23: the seller rejects
    Then the seller offers 0.00
    And the dispute is "awaiting-buyer" until day 35
    And the buyer is written "seller-answered" on day 23, telling of day 35

  @R16 @E14
  Scenario: A courier was paid, and the post came
    When day 20: the buyer opens a dispute "other-shipping-method" with a "screenshot" asking for a refund of 12.00
    Then the dispute asks for 12.00 because of "other-shipping-method"
    When day 21: the seller counters with a refund of 112.01
    Then it is refused as "amount-above-lines", "ceiling" being "11200"

  @R19 @R12
  Scenario: No reason fits exactly
    When day 20: the buyer opens a dispute "poor-quality" as the nearest reason, asking for a refund of 30.00
    Then it is refused as "evidence-needed"
    When day 20: the buyer attaches a "photo"
    And day 20: the buyer opens a dispute "poor-quality" as the nearest reason, asking for a refund of 30.00
    Then the dispute asks for 30.00 because of "poor-quality"

  @A09 @A10 @M01 @W12 @W13 @W14
  Scenario: The address is revealed once the return is agreed, the money comes once it is there
    Given day 20: the buyer opens a dispute "different-product" with a "photo" asking for a full return
    Then the seller may not "return-address"
    When day 21: the seller accepts
    And day 22: the seller gives the return address
    Then the buyer is written "return-address-given" on day 22, telling of day 32
    When day 25: the buyer sends it back with tracking "RT001" for 30.00
    Then the seller is written "return-shipped" on day 25, telling of day 85
    And 112.00 is held
    When day 50: the carrier delivers "RT001"
    Then the seller is written "return-arrived" on day 50, telling of day 55
    And the buyer is written "return-arrived" on day 50, telling of day 55
    When day 51: the seller reports the return as "received"
    Then the dispute is resolved by "return-received" with 100.00 refunded and 12.00 released
    And the buyer is written "return-settled" on day 51

  @A14 @M01 @W22
  Scenario: Goods go back, and the same again comes with a new protection
    Given day 20: the buyer opens a dispute "different-product" with a "photo" asking for an exchange after return
    And day 21: the seller accepts
    And day 22: the seller gives the return address
    And day 25: the buyer sends it back with tracking "RT001" for 30.00
    When day 50: the seller reports the return as "received"
    Then the dispute is "awaiting-replacement" until day 60
    And the buyer is written "replacement-due" on day 50, telling of day 60
    When day 53: the seller sends a replacement with tracking "LP002"
    Then the dispute is resolved by "exchanged"
    And line "lamp" is "in-transit"
    And protection of "lamp" ends on day 83
    And the money of "lamp" is released on day 98
    And the buyer is written "replacement-shipped" on day 53, telling of day 98
    And 112.00 is held

  @A14
  Scenario: A replacement is disputed like any parcel, but not exchanged again
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for an exchange
    And day 21: the seller accepts
    And day 23: the seller sends a replacement with tracking "LP002"
    When day 40: the buyer opens a dispute "damaged" with a "photo" asking for an exchange
    Then it is refused as "exchanged-already"
    When day 40: the buyer opens a dispute "damaged" with a "photo" asking for everything
    Then there are 2 disputes, 1 of them open

  @N18 @N19 @M08
  Scenario: Money by another way is warned about, and not forbidden
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 100.00
    When day 21: the seller writes "I pay you by PayPal, please close the dispute."
    Then the buyer is written "off-platform-warning" on day 21
    And the seller is written "off-platform-warning" on day 21
    And the buyer is written "message-received" on day 21
    And the dispute is "awaiting-seller" until day 25

  @N18
  Scenario: Plain words are not warned about
    Given day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 100.00
    When day 21: the seller writes "I am sorry."
    Then the buyer is not written "off-platform-warning"
    And the buyer is written "message-received" on day 21
