package org.redress.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** The very statement by which the sweep claims, for JDBC. */
public final class ClaimSql {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private ClaimSql() {}

    public static PreparedStatement due(Connection connection, int limit) throws SQLException {
        var claim = new Claim.Due(Slice.ofAll(limit));
        var places = new ArrayList<Integer>();
        var sql =
                PARAMETER
                        .matcher(claim.sql())
                        .replaceAll(found -> {
                            places.add(Integer.parseInt(found.group(1)));
                            return "?";
                        });
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < places.size(); i++) {
            statement.setObject(i + 1, claim.parameters().getValue(places.get(i) - 1));
        }
        return statement;
    }
}
