Feature: What each reason asks for, and who bears it as a rule
  The catalogue guide-liability, as every preset starts from it (requirements A3, source S1).

  @R01 @R02 @R03 @R04 @R05 @R06 @R07 @R08 @R09 @R10 @R11 @R12 @R13 @R14 @R15 @R16 @R17 @R18 @R20 @M01 @M02 @M03
  Scenario Outline: What "<reason>" asks for
    Given an order of 100.00 EUR plus 10.00 shipping under "express-2", promised within 30 days
    When day 3: the seller ships it with tracking "LP001"
    Then "<reason>" is for goods "<group>" and may ask for "<remedies>"
    And "<reason>" needs "<proof>", and "<helpful>" helps
    And for "<reason>" liable is "<liable>", who pays freight is "buyer", delivery back is "<delivery>"

    Examples:
      | reason                 | group                 | remedies                                        | proof                        | helpful                    | liable  | delivery |
      | in-transit             | not-received          | refund, exchange                                | nothing                      | screenshot, chat           | seller  | yes      |
      | damaged                | received-with-problem | refund, return, exchange, exchange-after-return | photo, video, unboxing-video | document                   | seller  | no       |

    @every-preset
    Examples:
      | reason                 | group                 | remedies                                        | proof                        | helpful                    | liable  | delivery |
      | no-or-invalid-tracking | not-received          | refund, exchange                                | nothing                      | screenshot, chat           | depends | yes      |
      | tracking-stuck         | not-received          | refund, exchange                                | nothing                      | chat, screenshot           | seller  | yes      |
      | returned-to-seller     | not-received          | refund, exchange                                | nothing                      | screenshot, chat, document | depends | yes      |
      | customs-hold           | not-received          | refund, exchange                                | nothing                      | document, screenshot       | depends | yes      |
      | wrong-address          | not-received          | refund, exchange                                | nothing                      | screenshot, chat           | depends | yes      |
      | marked-delivered       | not-received          | refund, exchange                                | nothing                      | document, screenshot, chat | depends | yes      |
      | foreign-tracking       | not-received          | refund, exchange                                | nothing                      | screenshot, document       | seller  | yes      |
      | tax-asked-again        | received-with-problem | refund, return                                  | document, screenshot, photo  | chat                       | seller  | no       |
      | size-chart             | received-with-problem | refund, return, exchange-after-return           | photo, video                 | screenshot                 | seller  | no       |
      | different-product      | received-with-problem | refund, return, exchange, exchange-after-return | photo, video, unboxing-video | screenshot, chat           | seller  | no       |
      | poor-quality           | received-with-problem | refund, return, exchange, exchange-after-return | video, photo                 | screenshot, chat           | seller  | no       |
      | incomplete             | received-with-problem | refund, return, exchange, exchange-after-return | photo, video, unboxing-video | screenshot, document       | seller  | no       |
      | expired-food           | received-with-problem | refund, return, exchange                        | photo, video                 | screenshot                 | seller  | no       |
      | other-shipping-method  | received-with-problem | refund, return                                  | photo, screenshot, document  | chat                       | seller  | yes      |
      | counterfeit            | received-with-problem | refund, return                                  | photo, video, document       | screenshot, chat           | seller  | no       |
      | no-longer-needed       | received-with-problem | return                                          | photo, video                 | chat                       | buyer   | no       |
