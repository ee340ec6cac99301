Feature: Turns, silence and the cap under every preset
  Each dispute is opened on day 20, a Sunday, for 90.00 of 100.00 and 10.00 shipping; 'damaged' does not cover shipping.
  Working days are those of the preset's calendar.

  @N01 @N20 @W01
  Scenario Outline: The clocks of a dispute under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    Then the dispute is "awaiting-seller" until <turn>
    And the mediator joins on <cap>
    And the seller is written "dispute-opened" on day 20, telling of <turn>
    And the buyer is written "dispute-opened" on day 20, telling of <cap>

    Examples:
      | preset    | turn   | cap    |
      | tips-5-15 | day 25 | day 35 |

    @every-preset
    Examples:
      | preset         | turn                 | cap                  |
      | seven-day      | day 27               | day 27               |
      | claim-15       | day 35               | day 35               |
      | classic-5-7    | day 25               | day 27               |
      | strict-5       | day 25               | day 80               |
      | bargain-5-15   | day 25               | day 35               |
      | moderator-5    | day 25               | day 25               |
      | express-2      | day 22               | day 35               |
      | ae-seller-2022 | day 25               | day 27               |
      | paypal-like    | day 40               | day 40               |
      | ebay-like      | 2026-03-26T04:00:00Z | 2026-04-21T04:00:00Z |

  @N01 @N02 @W04
  Scenario Outline: The silence of the seller pays the buyer what he asked under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    Then the next thing by time alone is "resolved" on <end> by rule "negotiation.sellerSilence"
    When the clock reaches <end> minus 1 second
    Then the dispute is "awaiting-seller"
    And 110.00 is held
    When <end> passes
    Then the dispute is resolved by "seller-silence" with 90.00 refunded and 20.00 released
    And the buyer is written "silence-granted" on <end>
    And the seller is written "silence-granted" on <end>

    Examples:
      | preset         | end    |
      | ae-seller-2022 | day 25 |

    @every-preset
    Examples:
      | preset       | end    |
      | seven-day    | day 27 |
      | classic-5-7  | day 25 |
      | tips-5-15    | day 25 |
      | strict-5     | day 25 |
      | bargain-5-15 | day 25 |
      | moderator-5  | day 25 |
      | express-2    | day 22 |

  @N02 @A01 @W09
  Scenario Outline: The silence of the seller calls the mediator under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    Then the next thing by time alone is "escalated" on <end> by rule "negotiation.sellerSilence"
    When the clock reaches <end> minus 1 second
    Then the dispute is "awaiting-seller"
    When <end> passes
    Then the dispute is "under-review"
    And the mediator is written "escalated" on <end>

    Examples:
      | preset    | end                  |
      | claim-15  | day 35               |
      | ebay-like | 2026-03-26T04:00:00Z |

  @N02 @N11
  Scenario: The silence of the seller closes an inquiry in his favour under paypal-like
    Given an order of 100.00 EUR plus 10.00 shipping under "paypal-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    Then the next thing by time alone is "resolved" on day 40 by rule "negotiation.sellerSilence"
    When the clock reaches day 40 minus 1 second
    Then the dispute is "awaiting-seller"
    When day 40 passes
    Then the dispute is resolved by "seller-silence" with 0.00 refunded and 110.00 released

  @N02 @A01
  Scenario: There are no talks under sharetribe-like
    Given an order of 100.00 EUR plus 10.00 shipping under "sharetribe-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    Then the dispute is "under-review" until day 80
    And the mediator joins on day 20
    And the mediator is written "escalated" on day 20, telling of day 80
    When day 20: the seller counters with a refund of 40.00
    Then it is refused as "under-review"

  @M08 @M12 @N02
  Scenario Outline: A seller who only writes messages has not answered under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 21: the seller writes "Please wait a little longer."
    Then the dispute is "awaiting-seller" until <end>
    And the next thing by time alone is "<event>" on <end> by rule "<rule>"

    Examples:
      | preset       | end    | event    | rule                      |
      | bargain-5-15 | day 25 | resolved | negotiation.sellerSilence |

    @every-preset
    Examples:
      | preset         | end                  | event     | rule                       |
      | seven-day      | day 27               | resolved  | negotiation.sellerSilence  |
      | claim-15       | day 35               | escalated | negotiation.sellerSilence  |
      | classic-5-7    | day 25               | resolved  | negotiation.sellerSilence  |
      | tips-5-15      | day 25               | resolved  | negotiation.sellerSilence  |
      | strict-5       | day 25               | resolved  | negotiation.sellerSilence  |
      | moderator-5    | day 25               | escalated | negotiation.sellerMessages |
      | express-2      | day 22               | resolved  | negotiation.sellerSilence  |
      | ae-seller-2022 | day 25               | resolved  | negotiation.sellerSilence  |
      | paypal-like    | day 40               | resolved  | negotiation.sellerSilence  |
      | ebay-like      | 2026-03-26T04:00:00Z | escalated | negotiation.sellerSilence  |

  @N05 @N06 @N11 @N14 @W02
  Scenario Outline: A buyer who leaves the offer unanswered under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 20: the seller counters with a refund of 40.00
    
    Then the dispute is "awaiting-buyer" until <end>
    And the buyer is written "seller-answered" on day 20, telling of <end>
    And the next thing by time alone is "<event>" on <end> by rule "negotiation.<rule>"
    When the clock reaches <end> minus 1 second
    Then the dispute is "awaiting-buyer"
    When <end> passes
    Then the dispute is "<then>"

    Examples:
      | preset      | end    | event     | rule | then         |
      | moderator-5 | day 25 | escalated | cap  | under-review |

    @every-preset
    Examples:
      | preset         | end                  | event     | rule         | then         |
      | seven-day      | day 27               | escalated | cap          | under-review |
      | claim-15       | day 35               | escalated | cap          | under-review |
      | classic-5-7    | day 27               | escalated | cap          | under-review |
      | tips-5-15      | day 35               | escalated | cap          | under-review |
      | strict-5       | day 25               | escalated | buyerSilence | under-review |
      | bargain-5-15   | day 35               | escalated | buyerSilence | under-review |
      | express-2      | day 22               | escalated | buyerSilence | under-review |
      | ae-seller-2022 | day 27               | escalated | cap          | under-review |
      | paypal-like    | day 30               | resolved  | buyerSilence | resolved     |
      | ebay-like      | 2026-04-21T04:00:00Z | resolved  | cap          | resolved     |

  @N11 @N14
  Scenario Outline: What is left unanswered is released under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 20: the seller counters with a refund of 40.00
    
    When <end> passes
    Then the dispute is resolved by "<how>" with 0.00 refunded and 110.00 released

    Examples:
      | preset      | end                  | how           |
      | paypal-like | day 30               | buyer-silence |
      | ebay-like   | 2026-04-21T04:00:00Z | no-agreement  |

  @N07 @N09 @W03
  Scenario Outline: The buyer counters back under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 21: the seller counters with a refund of 40.00
    
    When day 22: the buyer counters with a refund of 80.00
    Then the dispute is "awaiting-seller" until <end>
    And the mediator joins on <cap>
    And the seller is written "buyer-answered" on day 22, telling of <end>
    And the next thing by time alone is "<event>" on <end> by rule "negotiation.<rule>"

    Examples:
      | preset    | end    | cap    | event     | rule |
      | express-2 | day 35 | day 35 | escalated | cap  |

    @every-preset
    Examples:
      | preset         | end                  | cap                  | event     | rule          |
      | seven-day      | day 27               | day 27               | escalated | cap           |
      | claim-15       | day 35               | day 35               | escalated | cap           |
      | classic-5-7    | day 27               | day 27               | escalated | cap           |
      | tips-5-15      | day 35               | day 35               | escalated | cap           |
      | strict-5       | day 27               | day 80               | resolved  | sellerSilence |
      | bargain-5-15   | day 27               | day 37               | resolved  | sellerSilence |
      | moderator-5    | day 25               | day 25               | escalated | cap           |
      | ae-seller-2022 | day 27               | day 29               | resolved  | sellerSilence |
      | paypal-like    | day 40               | day 40               | resolved  | cap           |
      | ebay-like      | 2026-04-21T04:00:00Z | 2026-04-21T04:00:00Z | resolved  | cap           |

  @N06 @N07 @N09
  Scenario Outline: Offer and counter at once, then silence, under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 20: the seller counters with a refund of 40.00
    
    When day 20: the buyer counters with a refund of 80.00
    Then the next thing by time alone is "<event>" on <end> by rule "negotiation.<rule>"
    And if nobody acts, <refunded> is refunded and <released> released on <last>

    Examples:
      | preset         | end    | event    | rule          | refunded | released | last   |
      | ae-seller-2022 | day 25 | resolved | sellerSilence | 80.00    | 30.00    | day 25 |

    @every-preset
    Examples:
      | preset       | end                  | event     | rule          | refunded | released | last                 |
      | seven-day    | day 27               | escalated | cap           | 80.00    | 30.00    | day 94               |
      | claim-15     | day 35               | escalated | cap           | 80.00    | 30.00    | day 102              |
      | classic-5-7  | day 27               | escalated | cap           | 80.00    | 30.00    | day 94               |
      | tips-5-15    | day 35               | escalated | cap           | 80.00    | 30.00    | day 102              |
      | strict-5     | day 25               | resolved  | sellerSilence | 80.00    | 30.00    | day 25               |
      | bargain-5-15 | day 25               | resolved  | sellerSilence | 80.00    | 30.00    | day 25               |
      | moderator-5  | day 25               | escalated | cap           | 80.00    | 30.00    | day 99               |
      | express-2    | day 35               | escalated | cap           | 80.00    | 30.00    | day 102              |
      | paypal-like  | day 40               | resolved  | cap           | 0.00     | 110.00   | day 40               |
      | ebay-like    | 2026-04-21T04:00:00Z | resolved  | cap           | 0.00     | 110.00   | 2026-04-21T04:00:00Z |

  @N09 @N15 @W03
  Scenario Outline: The buyer edits before the first answer under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 21: the buyer changes the request to a refund of 80.00
    Then the dispute asks for 80.00 because of "damaged"
    And the dispute is "awaiting-seller" until <end>
    And the mediator joins on <cap>
    And the seller is written "buyer-answered" on day 21

    Examples:
      | preset      | end    | cap    |
      | paypal-like | day 40 | day 40 |

    @every-preset
    Examples:
      | preset         | end                  | cap                  |
      | seven-day      | day 27               | day 27               |
      | claim-15       | day 35               | day 35               |
      | classic-5-7    | day 25               | day 27               |
      | tips-5-15      | day 25               | day 35               |
      | strict-5       | day 26               | day 80               |
      | bargain-5-15   | day 26               | day 35               |
      | moderator-5    | day 25               | day 25               |
      | express-2      | day 22               | day 35               |
      | ae-seller-2022 | day 26               | day 28               |
      | ebay-like      | 2026-03-26T04:00:00Z | 2026-04-21T04:00:00Z |

  @N08 @N12
  Scenario Outline: The rejection of the buyer hands the turn over under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 21: the seller counters with a refund of 40.00
    
    When day 22: the buyer rejects
    Then the dispute is "awaiting-seller" until <end>
    And the seller is written "buyer-answered" on day 22

    Examples:
      | preset   | end    |
      | claim-15 | day 35 |

    @every-preset
    Examples:
      | preset         | end                  |
      | seven-day      | day 27               |
      | classic-5-7    | day 27               |
      | tips-5-15      | day 35               |
      | bargain-5-15   | day 27               |
      | moderator-5    | day 25               |
      | express-2      | day 35               |
      | ae-seller-2022 | day 27               |
      | paypal-like    | day 40               |
      | ebay-like      | 2026-04-21T04:00:00Z |

  @N08 @N12 @N13
  Scenario: The rejection of the buyer calls the mediator under strict-5
    Given an order of 100.00 EUR plus 10.00 shipping under "strict-5", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 21: the seller counters with a refund of 40.00
    
    When day 22: the buyer rejects
    Then the dispute is "under-review" until day 82
    And the buyer is written "escalated" on day 22, telling of day 82

  @N13
  Scenario Outline: Nobody calls the mediator under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 20: the buyer calls the mediator
    Then it is refused as "escalation-not-allowed"
    When day 21: the seller counters with a refund of 40.00
    And day 22: the buyer calls the mediator
    Then it is refused as "escalation-not-allowed"
    And the buyer may not "escalation"

    Examples:
      | preset    |
      | express-2 |

    @every-preset
    Examples:
      | preset         |
      | seven-day      |
      | classic-5-7    |
      | tips-5-15      |
      | strict-5       |
      | ae-seller-2022 |

  @N13 @A01
  Scenario: The buyer calls the mediator from the third day on under claim-15
    Given an order of 100.00 EUR plus 10.00 shipping under "claim-15", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 23 minus 1 second: the buyer calls the mediator
    Then it is refused as "too-early", earliest day 23
    When day 23: the buyer calls the mediator
    Then the dispute is "under-review" until day 83

  @N13
  Scenario: The buyer calls the mediator in his own turn under bargain-5-15
    Given an order of 100.00 EUR plus 10.00 shipping under "bargain-5-15", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 20: the buyer calls the mediator
    Then it is refused as "not-your-turn"
    When day 21: the seller counters with a refund of 40.00
    And day 21: the buyer calls the mediator
    Then the dispute is "under-review" until day 81

  @N13
  Scenario: The buyer calls the mediator at once under moderator-5
    Given an order of 100.00 EUR plus 10.00 shipping under "moderator-5", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 20: the buyer calls the mediator
    Then the dispute is "under-review" until day 80

  @N13
  Scenario: The buyer calls the platform from seven days after the payment under paypal-like
    Given an order of 100.00 EUR under "paypal-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 4: the buyer opens a dispute "damaged" with a "photo" asking for everything
    When day 7 minus 1 second: the buyer calls the mediator
    Then it is refused as "too-early", earliest day 7
    When day 7: the buyer calls the mediator
    Then the dispute is "under-review" until day 67

  @N13
  Scenario Outline: The <party> calls the platform after three working days under ebay-like
    Given an order of 100.00 EUR plus 10.00 shipping under "ebay-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 21: the seller counters with a refund of 40.00
    
    When 2026-03-26T04:00:00Z minus 1 second: the <party> calls the mediator
    Then it is refused as "too-early", earliest 2026-03-26T04:00:00Z
    When 2026-03-26T04:00:00Z: the <party> calls the mediator
    Then the dispute is "under-review"

    Examples:
      | party  |
      | buyer  |
      | seller |

  @N13
  Scenario Outline: The seller cannot call the mediator under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 21: the seller counters with a refund of 40.00
    
    When day 24: the seller calls the mediator
    Then it is refused as "escalation-not-allowed"

    Examples:
      | preset       |
      | bargain-5-15 |

    @every-preset
    Examples:
      | preset         |
      | seven-day      |
      | claim-15       |
      | classic-5-7    |
      | tips-5-15      |
      | strict-5       |
      | moderator-5    |
      | ae-seller-2022 |
      | paypal-like    |

  @N07 @N11 @core
  Scenario Outline: <rounds> rounds of offers under <preset>, and not one more
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    When day 21: the buyer changes the request to a refund of 80.00, <rounds> times
    And day 21: the buyer changes the request to a refund of 70.00
    Then it is refused as "rounds-used-up", "limit" being "<rounds>"
    When day 21: the seller counters with a refund of 40.00
    Then it is refused as "rounds-used-up"
    When day 21: the seller rejects
    And day 21: the buyer counters with a refund of 70.00
    Then it is refused as "rounds-used-up"
    And the dispute asks for 80.00 because of "damaged"

    Examples:
      | preset      | rounds |
      | classic-5-7 | 100    |

    @every-preset
    Examples:
      | preset         | rounds |
      | seven-day      | 100    |
      | claim-15       | 100    |
      | tips-5-15      | 100    |
      | strict-5       | 10     |
      | bargain-5-15   | 10     |
      | moderator-5    | 100    |
      | express-2      | 100    |
      | ae-seller-2022 | 100    |
      | paypal-like    | 100    |
      | ebay-like      | 100    |

  @N07 @N11
  Scenario: Turn after turn, the mediator comes on day 80 under strict-5
    Given an order of 100.00 EUR plus 10.00 shipping under "strict-5", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 24: the seller rejects
    And day 28: the buyer counters with a refund of 89.00
    And day 32: the seller rejects
    And day 36: the buyer counters with a refund of 88.00
    And day 40: the seller rejects
    And day 44: the buyer counters with a refund of 87.00
    And day 48: the seller rejects
    And day 52: the buyer counters with a refund of 86.00
    And day 56: the seller rejects
    And day 60: the buyer counters with a refund of 85.00
    And day 64: the seller rejects
    And day 68: the buyer counters with a refund of 84.00
    And day 72: the seller rejects
    And day 76: the buyer counters with a refund of 83.00
    
    Then the dispute is "awaiting-seller" until day 80
    And the mediator joins on day 80
    And the next thing by time alone is "escalated" on day 80 by rule "negotiation.cap"

  @N06 @N07 @N11
  Scenario: Each counter buys fifteen days, sixty at most, under bargain-5-15
    Given an order of 100.00 EUR plus 10.00 shipping under "bargain-5-15", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    And day 24: the seller counters with a refund of 10.00
    And the mediator joins on day 39
    And day 38: the buyer counters with a refund of 89.00
    And the mediator joins on day 53
    And day 42: the seller counters with a refund of 11.00
    And day 56: the buyer counters with a refund of 88.00
    And day 60: the seller counters with a refund of 12.00
    And the mediator joins on day 75
    When day 74: the buyer counters with a refund of 87.00
    Then the mediator joins on day 80
    And the dispute is "awaiting-seller" until day 79
    When day 78: the seller counters with a refund of 13.00
    Then the dispute is "awaiting-buyer" until day 80
    And the next thing by time alone is "escalated" on day 80 by rule "negotiation.cap"

  @N07 @N11
  Scenario: Each counter buys seven days, sixty at most, under ae-seller-2022
    Given an order of 100.00 EUR plus 10.00 shipping under "ae-seller-2022", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And day 25 minus 1 second: the seller counters with a refund of 10.00
    And day 32 minus 2 seconds: the buyer counters with a refund of 89.00
    And day 37 minus 3 seconds: the seller counters with a refund of 11.00
    And day 44 minus 4 seconds: the buyer counters with a refund of 88.00
    And day 49 minus 5 seconds: the seller counters with a refund of 12.00
    And day 56 minus 6 seconds: the buyer counters with a refund of 87.00
    And day 61 minus 7 seconds: the seller counters with a refund of 13.00
    And day 68 minus 8 seconds: the buyer counters with a refund of 86.00
    And day 73 minus 9 seconds: the seller counters with a refund of 14.00
    And day 80 minus 10 seconds: the buyer counters with a refund of 85.00
    
    Then the mediator joins on day 80
    And the next thing by time alone is "escalated" on day 80 by rule "negotiation.cap"
