package org.redress.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a scanner, and a bucket in place of a directory. */
public final class ScannerAndBucket implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "redress.evidence.clamav.host", "127.0.0.1",
                "redress.evidence.clamav.port", String.valueOf(FakeScanner.shared().port()),
                "redress.evidence.clamav.answer-within", "2s",
                "redress.evidence.s3.endpoint", S3Server.shared().endpoint().toString(),
                "redress.evidence.s3.bucket", S3Server.BUCKET,
                "redress.evidence.s3.access-key", "AKIDEXAMPLE",
                "redress.evidence.s3.secret-key", "secret",
                "redress.evidence.directory", "target/test-evidence-on-its-way");
    }

    @Override
    public void stop() {
        FakeScanner.shared().is(FakeScanner.Mood.SCANNING);
    }
}
