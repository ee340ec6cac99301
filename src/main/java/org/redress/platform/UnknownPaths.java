package org.redress.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A path that nobody serves is answered like an id that nobody has. */
@ApplicationScoped
class UnknownPaths {

    private final ObjectMapper json;

    UnknownPaths(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        var problem = Problem.of(404, "not-found", "There is nothing under this address.");
        router.route().last().handler(context -> problem.answer(context, json));
    }
}
