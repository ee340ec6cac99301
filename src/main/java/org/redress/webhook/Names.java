package org.redress.webhook;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a host name. */
@FunctionalInterface
interface Names {

    /** Never empty; fails where there is no such name. */
    Uni<List<InetAddress>> resolve(String host);
}
