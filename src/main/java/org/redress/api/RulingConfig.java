package org.redress.api;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** How this installation guards its rulings. */
@ConfigMapping(prefix = "redress.ruling")
interface RulingConfig {

    /**
     * By currency (ISO 4217), in minor units: a ruling in a dispute about more than that needs two
     * people. None: one person rules about any amount.
     */
    Map<String, Long> secondPersonAbove();
}
