package org.redress.limit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/** Counts the requests of an address before anything is done for them, even reading a token. */
@ApplicationScoped
class AddressLimit {

    /** After the security headers, before all else. */
    private static final int EARLY = 9_000;

    /** Of an IPv6 address: one customer has at least a network of so many bytes to choose from. */
    private static final int NETWORK = 8;

    /** An IPv4 address may be written as ::ffff:1.2.3.4, with so many bytes before it. */
    private static final int MAPPED = 12;

    private static final BigInteger MAPPED_MARK = BigInteger.valueOf(0xffff);

    private final Rates rates;
    private final ObjectMapper json;

    AddressLimit(Rates rates, ObjectMapper json) {
        this.rates = rates;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, EARLY);
    }

    private void count(RoutingContext context) {
        var headers = context.response().headers();
        rates.fromAddress(network(context.request().remoteAddress()), headers)
                .ifPresentOrElse(problem -> problem.answer(context, json), context::next);
    }

    static String network(SocketAddress client) {
        String address = client == null || client.host() == null ? "none" : client.host();
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length <= NETWORK) {
            return address;
        }
        if (new BigInteger(1, Arrays.copyOf(bytes, MAPPED)).equals(MAPPED_MARK)) {
            return NetUtil.bytesToIpAddress(Arrays.copyOfRange(bytes, MAPPED, bytes.length));
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK));
    }
}
