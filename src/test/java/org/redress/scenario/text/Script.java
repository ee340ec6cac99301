package org.redress.scenario.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One scenario, read and understood once, to be played as often as one likes.
 *
 * @param file its feature file
 * @param policies the policies that its orders name
 */
record Script(String name, String file, Set<String> tags, Set<String> policies, List<Line> lines) {

    /** A step: what it says, and what that means. */
    record Line(String text, Method method, Object[] arguments) {}

    /** Throws what the first failing step throws, with the step's text. */
    void play(Stage stage) {
        var world = new World();
        world.stage = stage;
        Map<Class<?>, Object> steps = new HashMap<>();
        for (Line line : lines) {
            Object owner =
                    steps.computeIfAbsent(
                            line.method().getDeclaringClass(), kind -> instance(kind, world));
            play(line, owner);
        }
        world.nothingIsRefused();
    }

    private void play(Line line, Object owner) {
        try {
            line.method().invoke(owner, line.arguments());
        } catch (InvocationTargetException failed) {
            throw new AssertionError(
                    file + ": " + name + "\n  " + line.text() + "\n  " + failed.getCause(),
                    failed.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object instance(Class<?> kind, World world) {
        try {
            Object steps = kind.getConstructor().newInstance();
            kind.getDeclaredField("world").set(steps, world);
            return steps;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
