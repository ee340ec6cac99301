package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.support.ParsedSource;
import org.redress.support.Source;

/**
 * Every statement of the road names its bucket, so that distributed tables send it to one place.
 * The exceptions are written here, each with its reason.
 */
class BucketTest {
    private static final Set<String> PACKAGES =
            Set.of(
                    "order",
                    "deadline",
                    "outbox",
                    "payment",
                    "clock",
                    "account",
                    "evidence",
                    "task",
                    "webhook");

    /** Words of a statement, and why it may go everywhere. */
    private static final List<String> EVERYWHERE =
            List.of(
                    // how every claim begins; the test below reads them whole
                    "select COLUMNS from protected_order where ",
                    // the history of an account is over all its orders, and nothing of the road
                    "select count(*) from order_listing l where WINDOW",
                    // how many disputes a buyer has open is over all his orders
                    "from (select 1 from dispute_listing where buyer_id = $1",
                    // one entry of the claim's index: when is the next deadline?
                    "select statement_timestamp() as now,",
                    // the feed is over all orders: is there anything new in it?
                    "or exists (select 1 from order_event e",
                    // gauges: how much is due, parked, waiting, open, held; without a lock
                    "statement_timestamp() - min(wake_at)",
                    "select kind, count(*) as open from task",
                    "status = 'waiting' and not test_clock limit 100000",
                    "from order_listing\nwhere status = 'open' and not test_clock group by");

    /** What may lock rows of more than one bucket; see docs/operating.md, 'Beyond one machine'. */
    private static final List<String> LOCKS_OVER_BUCKETS =
            List.of(
                    // the claim of a relay
                    "with due as materialized (\n    select id, bucket from outbox",
                    // no chargeback may come in while payments are written down
                    "select o.order_id from protected_order o",
                    // the buyer is told that a refund was sent
                    "o.place + 1000, 'mail', 'refund-sent'");

    private static final Pattern LOCK =
            Pattern.compile("for (no key update|update|share|key share)");

    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(from|into|update|join)\\s+(protected_order|order_event|posting|line_settlement"
                            + "|outbox|personal|order_listing|dispute_listing|payment_reference"
                            + "|idempotency|test_clock_order|account_standing\\w*|task\\w*|payment\\w*)\\b");
    private static final Pattern STATEMENT =
            Pattern.compile("^\\s*(select|insert|update|delete|with)\\b");

    @Test
    void every_statement_names_its_bucket() {
        var statements = statements();
        assertTrue(statements.size() > 20, "they are found: " + statements.size());

        var without = statements.stream().filter(sql -> !sql.contains("bucket")).toList();

        for (String reason : EVERYWHERE) {
            assertEquals(
                    1,
                    without.stream().filter(it -> it.contains(reason)).count(),
                    "once: " + reason);
        }
        assertEquals(
                "",
                without.stream()
                        .filter(sql -> EVERYWHERE.stream().noneMatch(sql::contains))
                        .collect(Collectors.joining("\n\n")));
    }

    @Test
    void every_claim_names_its_bucket_but_that_of_the_sweep_over_all() {
        UUID id = new UUID(1, 2);
        Slice all = Slice.ofAll(500);
        var claims =
                List.of(
                        new Claim.One(id),
                        new Claim.Many(List.of(id)),
                        new Claim.Due(all.in((short) 7)),
                        new Claim.StillDue((short) 7, List.of(id)),
                        new Claim.StillDue(null, List.of(id)),
                        new Claim.DueOnClock(id, Instant.EPOCH, 500));
        assertEquals(
                Set.of(Claim.class.getPermittedSubclasses()),
                claims.stream().map(Object::getClass).collect(Collectors.toSet()));
        for (Claim claim : claims) {
            assertTrue(claim.sql().contains("bucket"), claim.sql());
        }
        assertTrue(!new Claim.Due(all).sql().contains("bucket"), "one clause is the difference");
        assertEquals(
                new Claim.Due(all).sql().replaceAll("\\s+", " "),
                claims.get(2).sql().replace("bucket = $5 and", "").replaceAll("\\s+", " "));
    }

    /**
     * Distributed tables refuse these over several shards: a limit that the operators are told of.
     */
    @Test
    void what_locks_rows_of_several_buckets_at_once_is_known() {
        var wide =
                statements().stream()
                        .filter(sql -> LOCK.matcher(sql).find() && !sql.contains("webhook_"))
                        .filter(sql -> !sql.contains("bucket = $"))
                        .toList();

        for (String known : LOCKS_OVER_BUCKETS) {
            assertEquals(
                    1, wide.stream().filter(it -> it.contains(known)).count(), "once: " + known);
        }
        assertEquals(LOCKS_OVER_BUCKETS.size(), wide.size(), String.join("\n\n", wide));
    }

    /** Texts of the sources that read or write a table of orders; what is put together is one. */
    private static List<String> statements() {
        var sources =
                Source.under("src/main/java", ".+\\.java").stream()
                        .filter(it -> PACKAGES.contains(it.folder()));
        return ParsedSource.of(sources)
                .flatMap(BucketTest::texts)
                .filter(STATEMENT.asPredicate())
                .filter(TABLE.asPredicate())
                .toList();
    }

    private static Stream<String> texts(ParsedSource file) {
        Set<Tree> parts = new HashSet<>();
        file.all(BinaryTree.class)
                .forEach(sum -> {
                    parts.add(sum.getLeftOperand());
                    parts.add(sum.getRightOperand());
                });
        var sums = file.all(BinaryTree.class).filter(it -> !parts.contains(it));
        var alone = file.all(LiteralTree.class).filter(it -> !parts.contains(it));
        return Stream.concat(sums, alone).map(BucketTest::text);
    }

    private static String text(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> String.valueOf(literal.getValue());
            case BinaryTree sum -> text(sum.getLeftOperand()) + text(sum.getRightOperand());
            case IdentifierTree name -> name.getName().toString();
            case MemberSelectTree name -> name.getIdentifier().toString();
            default -> "";
        };
    }
}
