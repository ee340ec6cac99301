package org.redress.task;

import org.redress.platform.Randomness;

/** Tasks for a test that runs without the container. */
public final class TestTasks {
    private TestTasks() {}

    public static Tasks tasks() {
        return new Tasks(new Randomness());
    }
}
