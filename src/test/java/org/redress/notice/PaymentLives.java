package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.OPERATOR;
import static org.redress.kernel.Party.PROVIDER;
import static org.redress.kernel.Party.SELLER;
import static org.redress.policy.TestPolicies.SEVEN_DAY;

import java.util.List;
import java.util.Map;
import org.redress.kernel.Party;
import org.redress.order.NoticeKind;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.RetryPayment;

/** Lives of orders whose money does not arrive at once. */
final class PaymentLives {

    private PaymentLives() {}

    static void putInto(Map<String, Story> lives) {
        lives.put("refund-sent", refunded().beside(NoticeKind.REFUND_SENT, BUYER));
        lives.put("refund-paid", refunded().later(3).then(PROVIDER, paid()));
        lives.put("refund-paid+late", refunded().later(30).then(PROVIDER, paid()));
        lives.put("payment-failed", refunded().then(PROVIDER, failed(1)));
        Story back = refunded().then(PROVIDER, paid()).later(3);
        lives.put("payment-failed+late", back.then(PROVIDER, failed(1)));
        Story again = refunded().then(PROVIDER, failed(1)).later(1);
        lives.put("payment-retried", again.then(OPERATOR, new RetryPayment(1)));
        Story hand = refunded().then(PROVIDER, failed(1)).later(1);
        lives.put("paid-by-hand", hand.then(OPERATOR, new PayByHand(1, "h-1")));
        lives.put("payment-failed+payout", released().then(PROVIDER, failed(1)));
        Story payout = released().then(PROVIDER, failed(1)).later(1);
        lives.put("payment-retried+payout", payout.then(OPERATOR, new RetryPayment(1)));
        Story paid = released().then(PROVIDER, failed(1)).later(1);
        lives.put("paid-by-hand+payout", paid.then(OPERATOR, new PayByHand(1, "h-1")));
        lives.put("correction-granted", corrected(released(), BUYER, "You were right."));
        lives.put("correction-granted+seller", corrected(refunded(), SELLER, null));
        Story lost = corrected(released(), BUYER, null).then(PROVIDER, failed(2));
        lives.put("payment-failed+correction", lost);
        Story sent = corrected(refunded(), SELLER, null);
        Story late = sent.then(PROVIDER, new CompletePayment(2, "p-2")).then(PROVIDER, failed(2));
        lives.put("payment-failed+late-correction", late);
        Story twice = corrected(refunded(), SELLER, null).then(PROVIDER, failed(2)).later(1);
        lives.put("payment-retried+correction", twice.then(OPERATOR, new RetryPayment(2)));
        Story other = corrected(released(), BUYER, null).then(PROVIDER, failed(2)).later(1);
        lives.put("paid-by-hand+correction", other.then(OPERATOR, new PayByHand(2, "h-2")));
    }

    private static Story corrected(Story settled, Party to, String words) {
        var reason = words == null ? Story.ref(99) : settled.text(words);
        return settled.later(30)
                .then(OPERATOR, new PayCorrection(to, 2_000, "USD", 0, null, reason));
    }

    private static CompletePayment paid() {
        return new CompletePayment(1, "p-1");
    }

    private static FailPayment failed(int number) {
        return new FailPayment(number, "account_closed");
    }

    private static Story shipped() {
        return Story.registered(SEVEN_DAY).shipped().later(20);
    }

    private static Story refunded() {
        return shipped().then(SELLER, new RefundInFull(List.of()));
    }

    private static Story released() {
        return shipped().then(BUYER, new ConfirmReceipt(List.of()));
    }
}
