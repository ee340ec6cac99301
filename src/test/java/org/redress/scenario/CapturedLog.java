package org.redress.scenario;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Everything that the service logs while it is open, with the traces of failures. */
final class CapturedLog extends Handler implements AutoCloseable {
    /** The tests' own, which runs in the same process and is somebody else. */
    private static final String MAIL_SERVER = "com.icegreen.greenmail";

    private final List<String> lines = new CopyOnWriteArrayList<>();

    static CapturedLog open() {
        var log = new CapturedLog();
        Logger.getLogger("").addHandler(log);
        return log;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord record) {
        String logger = record.getLoggerName();
        if (logger != null && logger.startsWith(MAIL_SERVER)) {
            return;
        }
        var text = new StringWriter();
        text.append(
                record instanceof ExtLogRecord ext
                        ? ext.getFormattedMessage()
                        : record.getMessage());
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
