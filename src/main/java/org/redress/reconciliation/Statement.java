package org.redress.reconciliation;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;

/**
 * What the provider says that it moved on one day of UTC: the port through which a file comes, be
 * it uploaded or fetched.
 */
public interface Statement {

    LocalDate day();

    /** Whatever has the same content has the same SHA-256. */
    byte[] digest();

    /** The next lines in their order, {@code most} at most; none at the end. */
    Uni<List<StatementLine>> next(int most);
}
