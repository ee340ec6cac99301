package org.redress.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts a JSON body that does not say its length, and stops reading where it grows too large. */
@Provider
public class JsonBodyLimit implements ReaderInterceptor {

    private final CurrentVertxRequest current;

    JsonBodyLimit(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var counted = new Counted(context.getInputStream());
        context.setInputStream(counted);
        try {
            return context.proceed();
        } catch (IOException | RuntimeException e) {
            if (!counted.isOver()) {
                throw e;
            }
            // The rest passes by unread, so that the client comes to read the answer.
            current.getCurrent().request().handler(rest -> {});
            throw BodyLimits.bodyTooLarge(BodyLimits.JSON);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long left = BodyLimits.JSON;

        Counted(InputStream body) {
            super(body);
        }

        boolean isOver() {
            return left < 0;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            count(Math.max(0, read));
            return read;
        }

        /** Closing would read what is left to its end. */
        @Override
        public void close() throws IOException {
            if (!isOver()) {
                super.close();
            }
        }

        private void count(int read) throws IOException {
            left -= read;
            if (isOver()) {
                throw new IOException("the body is larger than " + BodyLimits.JSON);
            }
        }
    }
}
