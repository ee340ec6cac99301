package org.redress.scenario.text;

import io.quarkiverse.cucumber.ScenarioScope;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.scenario.text.Stage.Deed;
import org.redress.scenario.text.Stage.No;
import org.redress.scenario.text.Stage.SeenDispute;

/** One scenario on its stage. A deed is expected to happen unless the next step says otherwise. */
@ScenarioScope
public class World {

    @Inject Stage stage;

    private No refused;
    private String last;

    Stage stage() {
        return stage;
    }

    void did(Instant at, String who, String action, Map<String, Object> body) {
        did(at, new Deed(who, who, action, 0, body));
    }

    /** Something in the latest dispute. */
    void didInDispute(Instant at, String who, String action, Map<String, Object> body) {
        did(at, new Deed(who, who, action, disputes(), body));
    }

    /** The same by a mediator or an assistant, who is somebody by name. */
    void worked(Instant at, String who, String user, String action, Map<String, Object> body) {
        did(at, new Deed(who, user, action, disputes(), body));
    }

    void did(Instant at, Deed deed) {
        nothingIsRefused();
        last = deed.who() + " " + deed.action();
        refused = stage.does(deed, at);
    }

    void timeGoesTo(Instant at) {
        nothingIsRefused();
        stage.timeGoesTo(at);
    }

    No takeRefusal() {
        if (refused == null) {
            throw new AssertionError("not refused: " + last);
        }
        No no = refused;
        refused = null;
        return no;
    }

    /** What is refused must be expected. */
    void nothingIsRefused() {
        if (refused != null) {
            No no = refused;
            refused = null;
            throw new AssertionError("refused: " + last + ": " + no.code() + " " + no.facts());
        }
    }

    int disputes() {
        return stage.sees().disputes().size();
    }

    SeenDispute dispute() {
        List<SeenDispute> all = stage.sees().disputes();
        if (all.isEmpty()) {
            throw new AssertionError("there is no dispute");
        }
        return all.getLast();
    }

    static Map<String, Object> body(Object... namesAndValues) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                body.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return body;
    }
}
