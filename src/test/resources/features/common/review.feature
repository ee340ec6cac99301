Feature: The part of the mediator under every preset
  What time does while a mediator is to decide, and what a ruling does. Each dispute is opened on day 20 and comes before
  a mediator in the way of its preset.

  @A02 @N17 @W24
  Scenario Outline: The mediator is silent under <preset>, and the standing request is granted
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    Then the dispute is "under-review" until day <overdue>
    And the next thing by time alone is "mediator-overdue" on day <overdue> by rule "review.decideWithin"
    When the clock reaches day <overdue> minus 1 second
    Then the supervisor is not written "mediator-overdue"
    When day <overdue> passes
    Then the supervisor is written "mediator-overdue" on day <overdue>, telling of day <default>
    And the buyer is written "mediator-overdue" on day <overdue>, telling of day <default>
    And the next thing by time alone is "resolved" on day <default> by rule "review.defaultAfter"
    When the clock reaches day <default> minus 1 second
    Then the dispute is "under-review"
    When day <default> passes
    Then the dispute is resolved by "mediator-silence" with 90.00 refunded and 20.00 released
    And the seller is written "default-applied" on day <default>

    Examples:
      | preset   | answer                                             | call          | overdue | default |
      | claim-15 | day 21: the seller counters with a refund of 40.00 | day 35 passes | 95      | 102     |

    @every-preset
    Examples:
      | preset         | answer                                             | call                                 | overdue | default |
      | seven-day      | day 21: the seller counters with a refund of 40.00 | day 27 passes                        | 87      | 94      |
      | classic-5-7    | day 21: the seller counters with a refund of 40.00 | day 27 passes                        | 87      | 94      |
      | tips-5-15      | day 21: the seller counters with a refund of 40.00 | day 35 passes                        | 95      | 102     |
      | strict-5       | day 21: the seller counters with a refund of 40.00 | day 26 passes                        | 86      | 93      |
      | bargain-5-15   | day 21: the seller counters with a refund of 40.00 | day 36 passes                        | 96      | 103     |
      | express-2      | day 21: the seller counters with a refund of 40.00 | day 23 passes                        | 83      | 90      |
      | ae-seller-2022 | day 21: the seller counters with a refund of 40.00 | day 28 passes                        | 88      | 95      |
      | paypal-like    | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator | 87      | 94      |

  @A02 @A07 @N17 @W24
  Scenario Outline: The mediator is silent under <preset>, and the default is open to appeal
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    Then the next thing by time alone is "mediator-overdue" on day <overdue> by rule "review.decideWithin"
    When day <overdue> passes
    Then the next thing by time alone is "ruled" on day <default> by rule "review.defaultAfter"
    When day <default> passes
    Then the dispute is "ruled" until day <settled>
    And the buyer is written "ruled" on day <default>, telling of day <settled>
    When the clock reaches day <settled> minus 1 second
    Then 110.00 is held
    When day <settled> passes
    Then the dispute is resolved by "mediator-silence" with 90.00 refunded and 20.00 released

    Examples:
      | preset      | answer                                             | call                                 | overdue | default | settled |
      | moderator-5 | day 21: the seller counters with a refund of 40.00 | day 25 passes                        | 85      | 92      | 99      |
      | ebay-like   | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator | 87      | 94      | 124     |

  @A02 @W24
  Scenario: The operator is silent under sharetribe-like, and everything goes back
    Given an order of 100.00 EUR plus 10.00 shipping under "sharetribe-like", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    
    Then the next thing by time alone is "mediator-overdue" on day 80 by rule "review.decideWithin"
    When the clock reaches day 80 minus 1 second
    Then 110.00 is held
    When day 80 passes
    Then the dispute is resolved by "mediator-silence" with 110.00 refunded and 0.00 released
    And the supervisor is written "mediator-overdue" on day 80

  @A05 @M07 @W10
  Scenario Outline: The seller brings nothing that was asked for: decided without it under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    When day 40: mediator "Mo" asks the seller for evidence
    Then the seller is written "evidence-requested" on day 40, telling of day 43
    And the next thing by time alone is "evidence-window-ended" on day 43 by rule "review.evidenceMissed"
    When the clock reaches day 43 minus 1 second
    Then the seller is not written "evidence-not-brought"
    When day 43 passes
    Then the seller is written "evidence-not-brought" on day 43
    And the dispute is "under-review"

    Examples:
      | preset          | answer        | call          |
      | sharetribe-like | day 21 passes | day 21 passes |

    @every-preset
    Examples:
      | preset         | answer                                             | call                                 |
      | seven-day      | day 21: the seller counters with a refund of 40.00 | day 27 passes                        |
      | claim-15       | day 21: the seller counters with a refund of 40.00 | day 35 passes                        |
      | tips-5-15      | day 21: the seller counters with a refund of 40.00 | day 35 passes                        |
      | strict-5       | day 21: the seller counters with a refund of 40.00 | day 26 passes                        |
      | bargain-5-15   | day 21: the seller counters with a refund of 40.00 | day 36 passes                        |
      | moderator-5    | day 21: the seller counters with a refund of 40.00 | day 25 passes                        |
      | express-2      | day 21: the seller counters with a refund of 40.00 | day 23 passes                        |
      | ae-seller-2022 | day 21: the seller counters with a refund of 40.00 | day 28 passes                        |
      | ebay-like      | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator |

  @A05 @M07 @W10 @W11
  Scenario Outline: The <party> brings nothing that was asked for, and loses, under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    When day 40: mediator "Mo" asks the <party> for evidence
    Then the next thing by time alone is "evidence-window-ended" on day 43 by rule "review.evidenceMissed"
    When the clock reaches day 43 minus 1 second
    Then the dispute is "under-review"
    When day 43 passes
    Then the dispute is resolved by "evidence-missed" with <refunded> refunded and <released> released
    And the <party> is written "evidence-not-brought" on day 43
    And the <party> is written "evidence-decided" on day 43

    Examples:
      | preset      | answer                                             | call                                 | party  | refunded | released |
      | paypal-like | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator | seller | 90.00    | 20.00    |

    @every-preset
    Examples:
      | preset      | answer                                             | call                                 | party  | refunded | released |
      | classic-5-7 | day 21: the seller counters with a refund of 40.00 | day 27 passes                        | seller | 90.00    | 20.00    |
      | classic-5-7 | day 21: the seller counters with a refund of 40.00 | day 27 passes                        | buyer  | 0.00     | 110.00   |
      | paypal-like | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator | buyer  | 0.00     | 110.00   |

  @A04 @A05 @W11
  Scenario Outline: A proposal stands for three days under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    When day 40: mediator "Mo" proposes a refund of 60.00
    Then the buyer is written "proposal-made" on day 40, telling of day 43
    And the seller is written "proposal-made" on day 40, telling of day 43
    And the next thing by time alone is "proposal-lapsed" on day 43 by rule "review.proposalWindow"
    When the clock reaches day 43 minus 1 second
    Then the buyer may "proposals/1/acceptance" until day 43
    
    When day 43 passes
    Then the buyer may not "proposals/1/acceptance"
    And the dispute is "under-review"

    Examples:
      | preset    | answer                                             | call          |
      | express-2 | day 21: the seller counters with a refund of 40.00 | day 23 passes |

    @every-preset
    Examples:
      | preset          | answer                                             | call                                 |
      | seven-day       | day 21: the seller counters with a refund of 40.00 | day 27 passes                        |
      | claim-15        | day 21: the seller counters with a refund of 40.00 | day 35 passes                        |
      | classic-5-7     | day 21: the seller counters with a refund of 40.00 | day 27 passes                        |
      | tips-5-15       | day 21: the seller counters with a refund of 40.00 | day 35 passes                        |
      | strict-5        | day 21: the seller counters with a refund of 40.00 | day 26 passes                        |
      | bargain-5-15    | day 21: the seller counters with a refund of 40.00 | day 36 passes                        |
      | moderator-5     | day 21: the seller counters with a refund of 40.00 | day 25 passes                        |
      | ae-seller-2022  | day 21: the seller counters with a refund of 40.00 | day 28 passes                        |
      | paypal-like     | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator |
      | ebay-like       | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator |
      | sharetribe-like | day 21 passes                                      | day 21 passes                        |

  @A03 @A07 @W11 @W16
  Scenario Outline: A ruling of half is carried out at once under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    When day 40: mediator "Mo" rules a refund of 50.00
    Then the dispute is resolved by "ruling" with 50.00 refunded and 60.00 released
    And the buyer is written "ruling-given" on day 40
    And the seller is written "ruling-given" on day 40

    Examples:
      | preset      | answer                                             | call          |
      | classic-5-7 | day 21: the seller counters with a refund of 40.00 | day 27 passes |

    @every-preset
    Examples:
      | preset          | answer                                             | call                                 |
      | seven-day       | day 21: the seller counters with a refund of 40.00 | day 27 passes                        |
      | claim-15        | day 21: the seller counters with a refund of 40.00 | day 35 passes                        |
      | tips-5-15       | day 21: the seller counters with a refund of 40.00 | day 35 passes                        |
      | strict-5        | day 21: the seller counters with a refund of 40.00 | day 26 passes                        |
      | bargain-5-15    | day 21: the seller counters with a refund of 40.00 | day 36 passes                        |
      | express-2       | day 21: the seller counters with a refund of 40.00 | day 23 passes                        |
      | ae-seller-2022  | day 21: the seller counters with a refund of 40.00 | day 28 passes                        |
      | paypal-like     | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator |
      | sharetribe-like | day 21 passes                                      | day 21 passes                        |

  @A03 @A07 @W11
  Scenario Outline: A ruling may be appealed until day <until> under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    When day 40: mediator "Mo" rules a refund of 50.00
    Then the dispute is "ruled" until day <until>
    And the seller is written "ruled" on day 40, telling of day <until>
    And the next thing by time alone is "resolved" on day <until> by rule "appeal.within"
    When the clock reaches day <until> minus 1 second
    Then 110.00 is held
    When day <until> passes
    Then the dispute is resolved by "ruling" with 50.00 refunded and 60.00 released

    Examples:
      | preset      | answer                                             | call                                 | until |
      | moderator-5 | day 21: the seller counters with a refund of 40.00 | day 25 passes                        | 47    |
      | ebay-like   | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator | 70    |

  @A06 @A07
  Scenario Outline: An appeal needs new evidence and another mediator under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 20: the buyer opens a dispute "damaged" with a "photo" asking for a refund of 90.00
    And <answer>
    And <call>
    
    And day 40: mediator "Mo" rules a refund of 50.00
    When day 41: the buyer appeals
    Then it is refused as "new-evidence-needed"
    When day 41: the buyer attaches a "video"
    And day 41: the buyer appeals
    Then the dispute is "under-review" until <due>
    And the mediator is written "appealed" on day 41, telling of <due>
    When day 42: mediator "Mo" rules a refund of 70.00
    Then it is refused as "same-mediator"
    When day 42: mediator "Ada" rules a refund of 70.00
    Then the dispute is resolved by "ruling" with 70.00 refunded and 40.00 released

    Examples:
      | preset      | answer                                             | call                                 | due     |
      | moderator-5 | day 21: the seller counters with a refund of 40.00 | day 25 passes                        | day 101 |
      | ebay-like   | day 21: the seller counters with a refund of 40.00 | day 27: the buyer calls the mediator | day 43  |

  @C08
  Scenario Outline: Before the promised date a mediator may rule as he sees it under <preset>
    Given an order of 100.00 EUR plus 10.00 shipping under "<preset>", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 14: the buyer opens a dispute "in-transit" asking for everything
    And <answer>
    And <call>
    
    When day 40: mediator "Mo" rules a refund of 50.00
    Then the dispute is "<status>"

    Examples:
      | preset       | answer                                             | call          | status   |
      | bargain-5-15 | day 15: the seller counters with a refund of 40.00 | day 30 passes | resolved |

    @every-preset
    Examples:
      | preset          | answer                                             | call                                 | status   |
      | seven-day       | day 15: the seller counters with a refund of 40.00 | day 21 passes                        | resolved |
      | tips-5-15       | day 15: the seller counters with a refund of 40.00 | day 29 passes                        | resolved |
      | strict-5        | day 15: the seller counters with a refund of 40.00 | day 20 passes                        | resolved |
      | moderator-5     | day 15: the seller counters with a refund of 40.00 | day 19 passes                        | ruled    |
      | express-2       | day 15: the seller counters with a refund of 40.00 | day 17 passes                        | resolved |
      | ae-seller-2022  | day 15: the seller counters with a refund of 40.00 | day 22 passes                        | resolved |
      | paypal-like     | day 15: the seller counters with a refund of 40.00 | day 21: the buyer calls the mediator | resolved |
      | ebay-like       | day 15: the seller counters with a refund of 40.00 | day 21: the buyer calls the mediator | ruled    |
      | sharetribe-like | day 15 passes                                      | day 21 passes                        | resolved |

  @C08 @A03
  Scenario: Before the promised date a mediator may only rule in full under claim-15
    Given an order of 100.00 EUR plus 10.00 shipping under "claim-15", promised within 60 days
    And day 3: the seller ships it with tracking "LP001"
    And day 14: the buyer opens a dispute "in-transit" asking for everything
    And day 15: the seller counters with a refund of 40.00
    And day 29 passes
    
    Then the dispute is "under-review" until day 123
    When day 63 minus 1 second: mediator "Mo" rules a refund of 50.00
    Then it is refused as "only-in-full", earliest day 63
    When day 63: mediator "Mo" rules a refund of 50.00
    Then the dispute is resolved by "ruling" with 50.00 refunded and 60.00 released
