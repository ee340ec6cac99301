package org.redress.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.redress.api.AccountView;
import org.redress.api.DisputeView;
import org.redress.api.Eligibilities.EligibilityView;
import org.redress.api.EvidenceView;
import org.redress.api.Forecasts.ForecastView;
import org.redress.api.Lists.DisputeItem;
import org.redress.api.Lists.OrderItem;
import org.redress.api.OrderLedgerResource.OrderLedger;
import org.redress.api.OrderPaymentsResource.PaymentView;
import org.redress.api.OrderView;
import org.redress.api.ReportView;
import org.redress.api.ReturnView;
import org.redress.api.SignalsView;
import org.redress.api.TaskView;
import org.redress.api.Timelines.Entry;
import org.redress.api.Timelines.Reason;

/** The fields that the types of the views declare, but for what is open by its nature. */
final class ViewFields {

    private record Place(String prefix, Class<?> type) {}

    private static final Map<String, Place> TYPES =
            Map.ofEntries(
                    Map.entry("order", new Place("", OrderView.class)),
                    Map.entry("order-timeline", new Place("[]", Entry.class)),
                    Map.entry("order-explanation", new Place("[]", Reason.class)),
                    Map.entry("order-forecast", new Place("", ForecastView.class)),
                    Map.entry("order-payments", new Place("[]", PaymentView.class)),
                    Map.entry("order-ledger", new Place("", OrderLedger.class)),
                    Map.entry("order-evidence", new Place("[]", EvidenceView.class)),
                    Map.entry("order-eligibility", new Place("", EligibilityView.class)),
                    Map.entry("dispute", new Place("", DisputeView.class)),
                    Map.entry("return", new Place("", ReturnView.class)),
                    Map.entry("orders", new Place("items[]", OrderItem.class)),
                    Map.entry("disputes", new Place("items[]", DisputeItem.class)),
                    Map.entry("report", new Place("", ReportView.class)),
                    Map.entry("account", new Place("", AccountView.class)),
                    Map.entry("signals", new Place("", SignalsView.class)),
                    Map.entry("task", new Place("", TaskView.class)));

    private ViewFields() {}

    static Set<String> views() {
        return TYPES.keySet();
    }

    static Set<String> of(String view) {
        Set<String> fields = new TreeSet<>();
        collect(TYPES.get(view).prefix(), TYPES.get(view).type(), fields);
        return fields;
    }

    private static void collect(String path, Type type, Set<String> fields) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            collect(path + "[]", list.getActualTypeArguments()[0], fields);
        } else if (type instanceof Class<?> view && view.isRecord()) {
            for (RecordComponent part : view.getRecordComponents()) {
                String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
                collect(name, part.getGenericType(), fields);
            }
        } else if (!isOpen(type)) {
            fields.add(path);
        }
    }

    private static boolean isOpen(Type type) {
        return type instanceof ParameterizedType
                || type instanceof Class<?> open && open.getName().startsWith("com.fasterxml");
    }
}
