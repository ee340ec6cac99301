package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.redress.api.ReasonsResource.ReasonView;
import org.redress.kernel.Refusal;
import org.redress.order.BuyerStanding;
import org.redress.order.Eligibility;
import org.redress.order.Orders;

/** Asks the core, reason by reason, whether a dispute may be opened now. */
@ApplicationScoped
public class Eligibilities {

    private static final List<FieldView> FORM =
            List.of(
                    new FieldView("lines", true, "Which items is it about?"),
                    new FieldView("reason", true, "What is wrong, in the words of the catalogue."),
                    new FieldView("nearest", false, "Say so if no reason fits exactly."),
                    new FieldView("received", false, "Did the goods arrive?"),
                    new FieldView("remedy", false, "What should be done; without it a refund."),
                    new FieldView("amount", false, "How much; without it all that is allowed."),
                    new FieldView("text", true, "Facts, short: what, when, what you tried."),
                    new FieldView("evidence", false, "Files attached before; see each reason."));

    private final Sights sights;
    private final Orders orders;
    private final SecurityIdentity identity;

    Eligibilities(Sights sights, Orders orders, SecurityIdentity identity) {
        this.sights = sights;
        this.orders = orders;
        this.identity = identity;
    }

    /** Every reason, and the fields of the opening's form with a hint each (M13). */
    public record EligibilityView(
            Instant asOf, boolean eligible, List<OneReason> reasons, List<FieldView> form) {}

    /** One reason: whether, from when, until when, and why not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OneReason(
            ReasonView reason,
            boolean allowed,
            Instant from,
            Instant until,
            Instant advisedFrom,
            Instant advisedUntil,
            WhyNot whyNot) {}

    /** The refusal that opening now would get. */
    public record WhyNot(String code, String sentence, String rule, Map<String, String> facts) {
        static WhyNot of(Refusal refusal) {
            return refusal == null
                    ? null
                    : new WhyNot(
                            refusal.code().code(),
                            refusal.code().sentence(),
                            refusal.because().rule(),
                            refusal.facts());
        }
    }

    public record FieldView(String name, boolean required, String hint) {}

    Uni<EligibilityView> of(String id, List<String> lines) {
        return sights.ofOrder(OrdersResource.order(id), identity)
                .chain(sight ->
                        orders.standing(sight.order().buyer().id())
                                .map(standing -> view(sight, lines, standing)));
    }

    private static EligibilityView view(Sight sight, List<String> lines, BuyerStanding standing) {
        var free =
                Eligibility.ofAll(
                        sight.order(), lines, standing.blocked(), sight.now(), sight.policy());
        var all = standing.crowded() ? whileCrowded(sight, free) : free;
        return new EligibilityView(
                sight.now(),
                all.stream().anyMatch(Eligibility::isAllowed),
                all.stream().map(one -> view(sight, one)).toList(),
                FORM);
    }

    private static List<Eligibility> whileCrowded(Sight sight, List<Eligibility> free) {
        return free.stream()
                .map(one -> one.whileCrowded(sight.order(), sight.now(), sight.policy()))
                .toList();
    }

    private static OneReason view(Sight sight, Eligibility one) {
        return new OneReason(
                ReasonView.of(one.reason(), sight.policy()),
                one.isAllowed(),
                one.from(),
                one.until(),
                one.advisedFrom(),
                one.advisedUntil(),
                WhyNot.of(one.refusal()));
    }
}
