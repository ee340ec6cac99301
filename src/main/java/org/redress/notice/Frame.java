package org.redress.notice;

import java.util.List;
import org.redress.kernel.Party;

/**
 * What every email says besides its own news, ready to be shown.
 *
 * @param name how the recipient is addressed, null for a mailbox of several people
 * @param order the marketplace's own order id, null if the email is about none
 * @param dispute the number of the dispute, 0 if the email is about none
 * @param items the lines concerned
 * @param moved the money that moves now, null if none does
 * @param why the rule that made it happen, null for an email that no event caused
 * @param ahead what comes next, null when the order is over
 * @param link the one link
 * @param support whom to ask
 */
public record Frame(
        Party to,
        String name,
        String order,
        int dispute,
        List<Item> items,
        Moved moved,
        Why why,
        Ahead ahead,
        String link,
        String support) {

    /** An email about no order: a greeting, news, a link, and whom to ask. */
    static Frame plain(String name, String link, String support) {
        return new Frame(null, name, null, 0, List.of(), null, null, null, link, support);
    }

    /** The same to whoever runs the service: the link leads to a webhook endpoint. */
    static Frame toOperator(String link, String support) {
        return new Frame(Party.OPERATOR, null, null, 0, List.of(), null, null, null, link, support);
    }

    /** Whether it is about an order, of which there is always something to say that comes next. */
    boolean isOfCase() {
        return order != null;
    }

    /** A line of the order with its tax and its share of the shipping. */
    public record Item(int quantity, String title, String amount) {}

    /** Money that leaves now (W15 planned, W16); a part that does not move is null. */
    public record Moved(String refund, String payout, String plannedBy) {}

    /** The rule and the policy (rule 8); {@code due} is null unless time acted. */
    public record Why(String rule, String policy, String version, String due, String at) {}

    public boolean isBuyer() {
        return to == Party.BUYER;
    }

    public boolean isSeller() {
        return to == Party.SELLER;
    }

    public boolean isOperator() {
        return to == Party.OPERATOR;
    }
}
