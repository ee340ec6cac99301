package org.redress.platform;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.LaunchMode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is configured before Quarkus starts; the place to fill in, or to ask for, what is not. */
public final class Environment {
    private final LaunchMode mode;
    private final Config config;
    private final List<String> missing = new ArrayList<>();

    private Environment(LaunchMode mode, Config config) {
        this.mode = mode;
        this.config = config;
    }

    /**
     * Only the generated application knows how it was launched and which profile counts, so it is
     * loaded first.
     */
    public static Environment read() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME,
                    true,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "Start the service with quarkus:dev or from its package", e);
        }
        return new Environment(LaunchMode.current(), ConfigProvider.getConfig());
    }

    /** A development run may fill in what is missing; a packaged service may not. */
    public boolean inDevelopment() {
        return mode == LaunchMode.DEVELOPMENT;
    }

    public boolean has(String property) {
        return config.getOptionalValue(property, String.class).isPresent();
    }

    public boolean isOn(String property, boolean otherwise) {
        return config.getOptionalValue(property, Boolean.class).orElse(otherwise);
    }

    public String get(String property, String otherwise) {
        return config.getOptionalValue(property, String.class).orElse(otherwise);
    }

    /** Lasts as long as the process, so a live reload finds what the first start has filled in. */
    public void set(String property, Object value) {
        System.setProperty(property, value.toString());
    }

    public void ask(String setting) {
        missing.add(setting);
    }

    public List<String> asked() {
        return List.copyOf(missing);
    }
}
