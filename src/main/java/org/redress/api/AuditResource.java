package org.redress.api;

import static org.redress.access.Role.AUDITOR;
import static org.redress.access.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.accesslog.AccessLogTable;
import org.redress.accesslog.AccessLogTable.Logged;
import org.redress.accesslog.AccessLogTable.Write;
import org.redress.accesslog.AccessLogTable.WritePlace;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;
import org.redress.privacy.PrivacyRecords;
import org.redress.privacy.PrivacyRecords.PrivacyRecord;

/** Who looked at what, and who was refused. */
@Path("/v1/audit")
@Tag(name = "audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final int LARGEST = 500;

    private final AccessLogTable table;
    private final PrivacyRecords records;
    private final Casework casework;

    AuditResource(AccessLogTable table, PrivacyRecords records, Casework casework) {
        this.table = table;
        this.records = records;
        this.casework = casework;
    }

    /**
     * A look, or a refusal.
     *
     * @param relation as what the caller stood to the order; absent for a stranger and for lists
     * @param operation method and path
     * @param target what beside the order the address names
     * @param items how many rows a list answered
     * @param times so often within about a second
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccessView(
            Instant at,
            String subject,
            String roles,
            String relation,
            String operation,
            UUID order,
            String target,
            int status,
            Integer items,
            String filter,
            int times) {

        static AccessView of(Logged logged) {
            var entry = logged.entry();
            return new AccessView(
                    logged.at(),
                    entry.subject(),
                    entry.roles(),
                    entry.relation(),
                    entry.operation(),
                    entry.order(),
                    entry.target(),
                    entry.status(),
                    entry.items(),
                    entry.filter(),
                    logged.times());
        }
    }

    /** A command; {@code version} is the order's after it, the number of its last event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WriteView(String subject, Instant at, int status, Integer version) {

        static WriteView of(Write write) {
            Integer version =
                    write.etag() == null ? null : Integer.valueOf(write.etag().replace("\"", ""));
            return new WriteView(write.subject(), write.at(), write.status(), version);
        }
    }

    /**
     * A stretch of the log. {@code next} is where to go on; {@code more} says whether at once.
     *
     * @param writes who sent the order's commands; only where an order is asked for, from the start
     *     or from {@code writesAfter} on
     * @param writesNext where they go on; absent where these were all
     * @param privacy what of the order was held and erased; only from the start
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AuditView(
            List<AccessView> items,
            List<WriteView> writes,
            String writesNext,
            List<PrivacyView> privacy,
            String next,
            boolean more) {}

    /** A hold, its end, or an erasure with what it took. */
    public record PrivacyView(Instant at, String kind, String by, Map<String, Object> facts) {

        static PrivacyView of(PrivacyRecord record) {
            return new PrivacyView(
                    record.at(), record.kind(), record.by(), record.facts().getMap());
        }
    }

    @GET
    @RolesAllowed({OPERATOR, AUDITOR})
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", description = "invalid-field, bad-cursor")
    @APIResponse(responseCode = "404", description = "not-found")
    @Operation(summary = "Who looked at an order or as a caller at anything, oldest first")
    public Uni<AuditView> list(
            @QueryParam("order") @Size(max = 100) String order,
            @QueryParam("subject") @Size(max = 200) @Pattern(regexp = Bodies.ONE_LINE)
                    String subject,
            @QueryParam("after") @Size(max = PageOf.CURSOR) String after,
            @QueryParam("writesAfter") @Size(max = PageOf.CURSOR) String writesAfter,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(LARGEST) int limit) {
        long id = after == null ? 0 : id(after);
        var place = writesAfter == null ? null : place(writesAfter);
        UUID of = order == null ? null : OrdersResource.order(order);
        boolean isStart = after == null && place == null;
        Caller caller = casework.caller();
        return casework.ofOthers(of, caller)
                .chain(() -> table.after(id, of, subject, limit))
                .map(logged -> view(id, logged, logged.size() == limit))
                .chain(view ->
                        of != null && (isStart || place != null)
                                ? withWrites(view, of, place, limit)
                                : Uni.createFrom().item(view))
                .chain(view ->
                        of != null && isStart
                                ? withPrivacy(view, of)
                                : Uni.createFrom().item(view));
    }

    private static AuditView view(long from, List<Logged> logged, boolean more) {
        long last = logged.isEmpty() ? from : logged.getLast().id();
        var items = logged.stream().map(AccessView::of).toList();
        return new AuditView(items, null, null, null, Cursor.of(last), more);
    }

    private Uni<AuditView> withWrites(AuditView view, UUID order, WritePlace after, int limit) {
        return table.writes(order, after, limit + 1)
                .map(writes -> PageOf.of(writes, limit, null, WriteView::of, AuditResource::cursor))
                .map(page ->
                        new AuditView(
                                view.items(),
                                page.items(),
                                page.next(),
                                null,
                                view.next(),
                                view.more()));
    }

    private Uni<AuditView> withPrivacy(AuditView view, UUID order) {
        return records.of(order)
                .map(erased ->
                        new AuditView(
                                view.items(),
                                view.writes(),
                                view.writesNext(),
                                erased.stream().map(PrivacyView::of).toList(),
                                view.next(),
                                view.more()));
    }

    private static String cursor(Write last) {
        return Cursor.of(last.at(), last.tie());
    }

    private static WritePlace place(String cursor) {
        List<String> key = Cursor.read(cursor, 2);
        return new WritePlace(
                CursorKey.instant(key.get(0)), PathId.parse(key.get(1)).orElseThrow(Cursor::bad));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(Cursor.read(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.bad();
        }
    }
}
