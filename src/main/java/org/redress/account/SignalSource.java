package org.redress.account;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Notices one thing that cannot be counted from an account's own disputes. Every bean of this type
 * is asked; a capability that has something to notice, such as the same file in several orders,
 * brings one of its own.
 */
public interface SignalSource {

    Uni<List<Signal>> notice(Question question);
}
