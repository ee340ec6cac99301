package org.redress.access;

import static org.redress.access.Role.*;
import static org.redress.access.Subject.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what: one row for each operation of the API. The gate lets nobody in without one (rule
 * 11), and whoever decides about an order, an account or a report asks the row by which the caller
 * came in. {@code docs/access.md} is written from it.
 */
public final class AccessTable {

    /** Everybody who can have to do with an order, each with those that are his to see. */
    private static final Set<String> CONCERNED =
            Set.of(
                    MARKETPLACE,
                    BUYER,
                    SELLER,
                    MEDIATOR,
                    SUPERVISOR,
                    ASSISTANT,
                    READER,
                    AUDITOR,
                    OPERATOR);

    private static final Set<String> PARTIES = Set.of(BUYER, SELLER);
    private static final Set<String> MEDIATORS = Set.of(MEDIATOR, SUPERVISOR);
    private static final Set<String> OWNERS = Set.of(MARKETPLACE, OPERATOR);
    private static final Set<String> BOOKS = Set.of(MARKETPLACE, OPERATOR, AUDITOR);
    private static final Set<String> WATCH = Set.of(OPERATOR, SUPERVISOR);
    private static final Set<String> REPORTERS = Set.of(MARKETPLACE, BUYER, SELLER);
    private static final Set<String> JUDGES = Set.of(MEDIATOR, OPERATOR);

    private static final List<Rule> ORDERS =
            List.of(
                    on(ORDER, "POST /v1/orders", MARKETPLACE),
                    on(ORDER, "GET /v1/orders", MARKETPLACE, BUYER, SELLER, OPERATOR, AUDITOR),
                    on(ORDER, "GET /v1/orders/{id}", CONCERNED),
                    on(ORDER, "GET /v1/orders/{id}/timeline", CONCERNED),
                    on(ORDER, "GET /v1/orders/{id}/forecast", CONCERNED),
                    on(ORDER, "GET /v1/orders/{id}/explanation", CONCERNED),
                    on(ORDER, "GET /v1/orders/{id}/eligibility", MARKETPLACE, BUYER, OPERATOR),
                    on(ORDER, "GET /v1/orders/{id}/ledger", BOOKS),
                    on(ORDER, "GET /v1/orders/{id}/payments", CONCERNED),
                    on(ORDER, "GET /v1/orders/{id}/evidence", CONCERNED),
                    on(ORDER, "POST /v1/orders/{id}/evidence", PARTIES),
                    on(ORDER, "POST /v1/orders/{id}/messages", PARTIES),
                    on(ORDER, "POST /v1/orders/{id}/shipments", MARKETPLACE, SELLER),
                    on(ORDER, "POST /v1/orders/{id}/tracking", MARKETPLACE),
                    on(ORDER, "POST /v1/orders/{id}/tracking-retractions", MARKETPLACE),
                    on(ORDER, "POST /v1/orders/{id}/receipt", BUYER),
                    on(ORDER, "POST /v1/orders/{id}/extension", SELLER),
                    on(ORDER, "POST /v1/orders/{id}/extension-request", BUYER),
                    on(ORDER, "POST /v1/orders/{id}/extension-refusal", SELLER),
                    on(ORDER, "POST /v1/orders/{id}/cancellation", MARKETPLACE, SELLER),
                    on(ORDER, "POST /v1/orders/{id}/refund", SELLER),
                    on(ORDER, "POST /v1/orders/{id}/disputes", BUYER),
                    on(ORDER, "POST /v1/orders/{id}/chargeback", OWNERS),
                    on(ORDER, "POST /v1/orders/{id}/chargeback/outcome", OWNERS),
                    on(ORDER, "POST /v1/orders/{id}/corrections", OPERATOR),
                    on(ORDER, "POST /v1/orders/{id}/payments/{number}/outcome", OWNERS),
                    on(ORDER, "POST /v1/orders/{id}/payments/{number}/retry", OPERATOR),
                    on(ORDER, "POST /v1/orders/{id}/payments/{number}/by-hand", OPERATOR),
                    on(
                            ORDER,
                            "GET /v1/orders/{id}/bundle",
                            Set.of(MARKETPLACE, SUPERVISOR, READER, AUDITOR, OPERATOR)),
                    on(ORDER, "GET /v1/orders/{id}/legal-hold", OPERATOR),
                    on(ORDER, "POST /v1/orders/{id}/legal-hold", OPERATOR),
                    on(ORDER, "DELETE /v1/orders/{id}/legal-hold", OPERATOR),
                    on(ORDER, "GET /v1/evidence/{id}", CONCERNED),
                    on(ORDER, "DELETE /v1/evidence/{id}", PARTIES));

    private static final List<Rule> DISPUTES =
            List.of(
                    on(ORDER, "GET /v1/disputes", CONCERNED),
                    on(ORDER, "GET /v1/disputes/{id}", CONCERNED),
                    on(ORDER, "GET /v1/disputes/{id}/timeline", CONCERNED),
                    on(ORDER, "GET /v1/disputes/{id}/forecast", CONCERNED),
                    on(ORDER, "GET /v1/disputes/{id}/explanation", CONCERNED),
                    on(ORDER, "GET /v1/disputes/{id}/evidence", CONCERNED),
                    on(ORDER, "POST /v1/disputes/{id}/evidence", PARTIES),
                    on(
                            ORDER,
                            "POST /v1/disputes/{id}/messages",
                            BUYER,
                            SELLER,
                            MEDIATOR,
                            SUPERVISOR),
                    on(ORDER, "POST /v1/disputes/{id}/acceptance", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/counter-offer", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/rejection", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/edit", BUYER),
                    on(ORDER, "POST /v1/disputes/{id}/escalation", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/withdrawal", BUYER),
                    on(ORDER, "POST /v1/disputes/{id}/proposals/{proposal}/acceptance", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/proposals/{proposal}/rejection", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/appeal", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/appeal-waiver", PARTIES),
                    on(ORDER, "POST /v1/disputes/{id}/assignment", MEDIATORS),
                    on(ORDER, "POST /v1/disputes/{id}/hand-back", MEDIATORS),
                    on(ORDER, "POST /v1/disputes/{id}/evidence-requests", MEDIATORS),
                    on(ORDER, "POST /v1/disputes/{id}/proposals", MEDIATORS),
                    on(ORDER, "POST /v1/disputes/{id}/ruling", MEDIATORS),
                    on(ORDER, "POST /v1/disputes/{id}/drafts", ASSISTANT),
                    on(ORDER, "POST /v1/disputes/{id}/drafts/{draft}/signature", MEDIATORS),
                    on(ORDER, "POST /v1/disputes/{id}/extension", MEDIATOR, SUPERVISOR, OPERATOR),
                    on(
                            ORDER,
                            "GET /v1/disputes/{id}/return",
                            without(CONCERNED, ASSISTANT, READER, AUDITOR)),
                    on(ORDER, "POST /v1/disputes/{id}/return/address", SELLER),
                    on(ORDER, "POST /v1/disputes/{id}/return/shipment", BUYER),
                    on(ORDER, "POST /v1/disputes/{id}/return/receipt", SELLER),
                    on(ORDER, "POST /v1/disputes/{id}/replacement", SELLER));

    private static final List<Rule> ACCOUNTS_AND_REPORTS =
            List.of(
                    on(ACCOUNT, "GET /v1/accounts/{id}", MARKETPLACE, OPERATOR, BUYER, SELLER),
                    on(ACCOUNT, "PUT /v1/accounts/{id}/standing", OWNERS),
                    on(
                            ACCOUNT,
                            "GET /v1/accounts/{id}/signals",
                            Set.of(MARKETPLACE, OPERATOR, MEDIATOR, BUYER, SELLER)),
                    on(ACCOUNT, "GET /v1/accounts/{id}/erasure", OWNERS),
                    on(ACCOUNT, "POST /v1/accounts/{id}/erasure", OWNERS),
                    on(REPORT, "POST /v1/reports", REPORTERS),
                    on(
                            REPORT,
                            "GET /v1/reports",
                            Set.of(MARKETPLACE, BUYER, SELLER, MEDIATOR, OPERATOR)),
                    on(
                            REPORT,
                            "GET /v1/reports/{id}",
                            Set.of(MARKETPLACE, BUYER, SELLER, MEDIATOR, OPERATOR)),
                    on(REPORT, "POST /v1/reports/{id}/assignment", JUDGES),
                    on(REPORT, "POST /v1/reports/{id}/decision", JUDGES),
                    on(REPORT, "POST /v1/reports/{id}/withdrawal", REPORTERS));

    private static final List<Rule> THE_HOUSE =
            List.of(
                    on(CASEWORK, "GET /v1/audit", OPERATOR, AUDITOR),
                    on(CASEWORK, "GET /v1/tasks/{id}", WATCH),
                    on(CASEWORK, "POST /v1/tasks/{id}/closing", OPERATOR),
                    on(CASEWORK, "POST /v1/tasks/{id}/correction", OPERATOR),
                    on(CASEWORK, "GET /v1/outbox/{id}", WATCH),
                    on(CASEWORK, "POST /v1/outbox/{id}/retry", OPERATOR),
                    on(CASEWORK, "POST /v1/outbox/{id}/drop", OPERATOR),
                    on(CASEWORK, "POST /v1/bounces", OWNERS));

    private static final List<Rule> THE_SERVICE =
            List.of(
                    on(SERVICE, "POST /v1/policies", MARKETPLACE),
                    on(SERVICE, "POST /v1/api-keys", OPERATOR),
                    on(SERVICE, "GET /v1/api-keys", OPERATOR),
                    on(SERVICE, "DELETE /v1/api-keys/{id}", OPERATOR),
                    on(SERVICE, "POST /v1/api-keys/{id}/rotation", OPERATOR),
                    on(SERVICE, "GET /v1/events", OWNERS),
                    on(SERVICE, "GET /v1/events/{id}", OWNERS),
                    on(SERVICE, "POST /v1/events/{id}/replay", OWNERS),
                    on(SERVICE, "GET /v1/webhook-endpoints", OWNERS),
                    on(SERVICE, "POST /v1/webhook-endpoints", OWNERS),
                    on(SERVICE, "GET /v1/webhook-endpoints/{id}", OWNERS),
                    on(SERVICE, "PUT /v1/webhook-endpoints/{id}", OWNERS),
                    on(SERVICE, "DELETE /v1/webhook-endpoints/{id}", OWNERS),
                    on(SERVICE, "POST /v1/webhook-endpoints/{id}/secret", OWNERS),
                    on(SERVICE, "POST /v1/webhook-endpoints/{id}/enabling", OWNERS),
                    on(SERVICE, "POST /v1/webhook-endpoints/{id}/disabling", OWNERS),
                    on(SERVICE, "GET /v1/webhook-endpoints/{id}/deliveries", OWNERS),
                    on(SERVICE, "POST /v1/webhook-endpoints/{id}/ping", OWNERS),
                    on(SERVICE, "POST /v1/webhook-endpoints/{id}/replays", OWNERS),
                    on(SERVICE, "GET /v1/payments", OWNERS),
                    on(SERVICE, "GET /v1/ledger/balances", BOOKS),
                    on(SERVICE, "GET /v1/ledger/verification", OPERATOR, AUDITOR),
                    on(SERVICE, "POST /v1/reconciliations", OPERATOR),
                    on(SERVICE, "GET /v1/tasks", WATCH),
                    on(SERVICE, "GET /v1/outbox", WATCH),
                    on(SERVICE, "GET /v1/suppressions", WATCH),
                    on(SERVICE, "POST /v1/suppressions/{address}/lifting", OPERATOR),
                    on(SERVICE, "POST /v1/test-clocks", MARKETPLACE),
                    on(SERVICE, "GET /v1/test-clocks/{id}", MARKETPLACE),
                    on(SERVICE, "POST /v1/test-clocks/{id}/advance", MARKETPLACE));

    private static final List<Rule> FOR_EVERYBODY =
            List.of(
                    on(PUBLISHED, "GET /v1/policies"),
                    on(PUBLISHED, "GET /v1/policies/schema"),
                    on(PUBLISHED, "GET /v1/policies/{name}"),
                    on(PUBLISHED, "GET /v1/reasons"),
                    on(PUBLISHED, "GET /v1/message-templates"),
                    on(PUBLISHED, "GET /v1/bundle-key"),
                    on(OPEN, "GET /case/{token}"),
                    on(OPEN, "POST /v1/case-links"),
                    on(OPEN, "POST /v1/payment-notifications/{provider}"),
                    on(OPEN, "GET /demo/token"),
                    on(OPEN, "GET /demo/mailbox"),
                    on(OPEN, "GET /demo/mailbox.json"));

    /** All rows, in the order in which they are told. */
    public static final List<Rule> RULES =
            Stream.of(ORDERS, DISPUTES, ACCOUNTS_AND_REPORTS, THE_HOUSE, THE_SERVICE, FOR_EVERYBODY)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Rule> BY_OPERATION =
            RULES.stream().collect(Collectors.toMap(Rule::operation, Function.identity()));

    private AccessTable() {}

    public static Optional<Rule> find(String operation) {
        return Optional.ofNullable(BY_OPERATION.get(operation));
    }

    private static Rule on(Subject subject, String operation, String... roles) {
        return on(subject, operation, Set.of(roles));
    }

    private static Rule on(Subject subject, String operation, Set<String> roles) {
        return new Rule(operation, subject, roles);
    }

    private static Set<String> without(Set<String> roles, String... others) {
        return roles.stream()
                .filter(role -> !Set.of(others).contains(role))
                .collect(Collectors.toUnmodifiableSet());
    }
}
