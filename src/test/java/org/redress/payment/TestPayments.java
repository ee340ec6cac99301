package org.redress.payment;

import java.time.Duration;

/** Settings of payments as a test wants them. */
record TestPayments(String provider, Duration answerWithin) implements PaymentConfig {}
