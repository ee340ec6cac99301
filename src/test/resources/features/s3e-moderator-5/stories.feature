Feature: A moderator after five days, or when the buyer asks (S3e)
  The examples of an author: a parcel that got lost, underwear of the wrong size, a decision that was reopened.

  Background:
    Given an order of 40.00 EUR plus 5.00 shipping under "moderator-5", promised within 30 days
    And day 3: the seller ships it with tracking "LP001"

  @E06 @R01 @M08 @N02 @W08
  Scenario: Lost behind the border, twenty days added, kind words, and the clock runs on
    Given day 32: the seller extends protection by 20 days
    Then protection of "lamp" ends on day 53
    And the buyer is written "protection-extended" on day 32, telling of day 53
    When day 50: the buyer opens a dispute "in-transit" asking for everything
    And day 51: the seller writes "I am very sorry. Shall I give you more time?"
    Then the next thing by time alone is "escalated" on day 55 by rule "negotiation.sellerMessages"
    When day 55 passes
    Then the dispute is "under-review" until day 115

  @M08 @O12
  Scenario: A message on the order counts like one in the dispute
    Given day 20: the buyer opens a dispute "in-transit" asking for everything
    And day 21: the seller writes "It is on its way." on the order
    When day 25 passes
    Then the dispute is "under-review"

  @M08
  Scenario: A message before the dispute does not count
    Given day 19: the seller writes "It is on its way." on the order
    And day 20: the buyer opens a dispute "in-transit" asking for everything
    When day 25 passes
    Then the dispute is resolved by "seller-silence" with 45.00 refunded and 0.00 released

  @R10 @E15 @N03
  Scenario: Ten centimetres too wide: what the tailor costs, paid within hours
    Given day 20: the buyer opens a dispute "size-chart" with a "photo" asking for a refund of 39.93
    When day 20 plus 3 hours: the seller accepts
    Then the dispute is resolved by "agreement" with 39.93 refunded and 5.07 released

  @N05 @N11
  Scenario: The seller offers other terms, and the moderator comes on the fifth day
    Given day 20: the buyer opens a dispute "size-chart" with a "photo" asking for a refund of 39.93
    And day 22: the seller counters with a refund of 10.00
    Then the dispute is "awaiting-buyer" until day 25
    When day 25 passes
    Then the dispute is "under-review"

  @A07 @W11
  Scenario: New evidence reopens the decision once, before another moderator
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 40.00
    And day 20: the buyer calls the mediator
    And day 22: mediator "Mo" rules nothing
    Then the dispute is "ruled" until day 29
    And the buyer is written "ruled" on day 22, telling of day 29
    And 45.00 is held
    When day 25: the buyer attaches a "video"
    And day 25: the buyer appeals
    And day 26: mediator "Mo" takes the case
    Then it is refused as "same-mediator"
    When day 26: mediator "Ada" rules a refund of 30.00
    Then the dispute is resolved by "ruling" with 30.00 refunded and 15.00 released
    When day 27: the seller appeals
    Then it is refused as "dispute-closed"

  @A07
  Scenario: Both do without an appeal, and the ruling is carried out at once
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 40.00
    And day 20: the buyer calls the mediator
    And day 22: mediator "Mo" rules a refund of 20.00
    And day 23: the buyer waives the appeal
    Then the dispute is "ruled" until day 29
    When day 24: the seller waives the appeal
    Then the dispute is resolved by "ruling" with 20.00 refunded and 25.00 released

  @A07
  Scenario: One second after the appeal's last
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 40.00
    And day 20: the buyer calls the mediator
    And day 22: mediator "Mo" rules a refund of 20.00
    And day 28: the seller attaches a "photo"
    When day 29: the seller appeals
    Then it is refused as "dispute-closed"
    And 20.00 is refunded and 25.00 released

  @A07
  Scenario: Nobody hears the appeal, and the ruling stands
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 40.00
    And day 20: the buyer calls the mediator
    And day 22: mediator "Mo" rules a refund of 20.00
    And day 23: the seller attaches a "photo"
    And day 23: the seller appeals
    When day 90 passes
    Then the dispute is resolved by "mediator-silence" with 20.00 refunded and 25.00 released

  @N13
  Scenario: The buyer calls the moderator in the seller's own five days
    Given day 20: the buyer opens a dispute "poor-quality" with a "photo" asking for a refund of 40.00
    When day 21: the buyer calls the mediator
    Then the dispute is "under-review" until day 81
