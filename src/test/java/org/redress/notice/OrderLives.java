package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.kernel.Party.SELLER;
import static org.redress.policy.TestPolicies.SEVEN_DAY;
import static org.redress.policy.TestPolicies.varied;

import java.util.List;
import java.util.Map;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.policy.Policy;

/** Lives of orders that nobody disputes. */
final class OrderLives {

    private static final Policy AUTOMATIC =
            varied("seven-day", "automatic: none", "automatic: {before: P3D, by: P10D}");

    private OrderLives() {}

    static void putInto(Map<String, Story> lives) {
        lives.put("never shipped", Story.registered(SEVEN_DAY).silence());
        lives.put("nobody disputes", Story.registered(SEVEN_DAY).shipped().silence());
        lives.put("a reminder to ship", Story.registered(SEVEN_DAY).reminded());
        lives.put("protection ends soon", Story.registered(SEVEN_DAY).shipped().reminded());
        lives.put("order-protected+yen", Story.registered(SEVEN_DAY, "JPY"));
        lives.put("order-protected+digital", Story.digital(SEVEN_DAY).silence());
        lives.put("funds-released+digital", Story.digital(SEVEN_DAY).silence());
        lives.put("order-protected+mixed", Story.mixed(SEVEN_DAY));
        lives.put(
                "protection-started+untracked",
                Story.registered(SEVEN_DAY).shipped(List.of("lamp"), null, null));
        lives.put("protection-started+automatic", Story.registered(AUTOMATIC).shipped());
        lives.put("protection-extended+automatic", Story.registered(AUTOMATIC).shipped().dueNext());
        lives.put(
                "more time is given",
                asked().then(SELLER, new ExtendProtection(List.of(), Story.days(20))));
        lives.put("no more time", asked().then(SELLER, new DeclineExtension(List.of())));
        lives.put("talk", talk());
        lives.put(
                "funds-released+confirmed",
                Story.registered(SEVEN_DAY)
                        .shipped()
                        .later(3)
                        .then(BUYER, new ConfirmReceipt(List.of())));
        lives.put(
                "funds-released+delivered",
                Story.registered(SEVEN_DAY)
                        .shipped()
                        .later(8)
                        .tracked("JD014", Tracking.DELIVERED)
                        .silence());
        lives.put(
                "line-refunded+wish",
                Story.registered(SEVEN_DAY)
                        .shipped()
                        .then(SELLER, new RefundInFull(List.of("bulb"))));
        lives.put(
                "line-refunded+cancelled",
                Story.registered(SEVEN_DAY).then(MARKETPLACE, new Cancel(List.of())));
    }

    private static Story asked() {
        return Story.registered(SEVEN_DAY)
                .shipped()
                .later(50)
                .then(BUYER, new AskExtension(List.of(), Story.days(20)))
                .later(1);
    }

    private static Story talk() {
        return Story.registered(SEVEN_DAY)
                .shipped()
                .later(20)
                .wrote(BUYER, 0, "When will it come?\r\n<b>It is late!</b>", false)
                .later(1)
                .wrote(SELLER, 0, "I pay you 10 dollars by PayPal if you confirm now.", true);
    }
}
