package org.redress.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.redress.account.AccountRole;
import org.redress.account.Standing;
import org.redress.platform.Problem;
import org.redress.report.Filing;
import org.redress.report.Filing.Words;
import org.redress.report.Filing.Writer;
import org.redress.report.ReportKind;
import org.redress.report.Verdict;

/** What clients send about reports. */
public final class ReportBodies {

    static final String KINDS =
            "product|intellectual-property|seller|account-appeal|verification-appeal";

    private ReportBodies() {}

    /**
     * A report or an appeal. A product and an infringement need the {@code url}, an infringement
     * {@code holder}, a seller the {@code url} or the id, an account appeal the {@code role}.
     */
    public record ReportBody(
            @NotNull @Pattern(regexp = KINDS) String kind,
            @Size(max = 2000) @Pattern(regexp = "https?://[!-~]+") String url,
            Boolean holder,
            @Pattern(regexp = Bodies.ID) String seller,
            @Pattern(regexp = AccountsResource.ROLES) String role,
            @NotNull @Size(max = 200) @Pattern(regexp = Bodies.ONE_LINE) String reason,
            @NotNull @Size(min = 1, max = 5000) String text,
            @NotNull @Valid ContactBody contact) {

        Filing filing() {
            var of = ReportKind.named(kind);
            boolean named = url != null || of == ReportKind.SELLER && seller != null;
            require(of.isAppeal() ? url == null : named, "url", kind);
            require((holder != null) == (of == ReportKind.INTELLECTUAL_PROPERTY), "holder", kind);
            require((role != null) == (of == ReportKind.ACCOUNT_APPEAL), "role", kind);
            require(seller == null || !of.isAppeal(), "seller", kind);
            return new Filing(
                    of,
                    holder,
                    seller,
                    role == null ? null : AccountRole.named(role),
                    new Words(url, reason, text),
                    new Writer(contact.name(), contact.email(), contact.locale()));
        }
    }

    /** How to write back. */
    public record ContactBody(
            @NotNull @Size(max = 200) @Pattern(regexp = Bodies.ONE_LINE) String name,
            @NotNull @Size(max = 254) @Email @Pattern(regexp = Bodies.ONE_LINE) String email,
            @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String locale) {}

    /** {@code standing} only for an upheld account appeal, where it is good unless it is said. */
    public record DecisionBody(
            @NotNull @Pattern(regexp = "upheld|rejected") String decision,
            @NotNull @Size(min = 1, max = 5000) String grounds,
            @Pattern(regexp = "good|held") String standing) {

        Verdict verdict() {
            var then = Optional.ofNullable(standing).map(Standing::named).orElse(null);
            return new Verdict(decision.equals("upheld"), grounds, then);
        }
    }

    private static void require(boolean fits, String field, String kind) {
        if (!fits) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "This field is missing, or is not for this kind of report.",
                            Map.of(field, "kind " + kind))
                    .exception();
        }
    }
}
