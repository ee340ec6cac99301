package org.redress.policy;

/** Why a buyer disputes a line: the catalogue of requirements A3 (R01 to R18). */
public enum Reason {
    IN_TRANSIT(Group.NOT_RECEIVED),
    NO_OR_INVALID_TRACKING(Group.NOT_RECEIVED),
    TRACKING_STUCK(Group.NOT_RECEIVED),
    RETURNED_TO_SELLER(Group.NOT_RECEIVED),
    CUSTOMS_HOLD(Group.NOT_RECEIVED),
    WRONG_ADDRESS(Group.NOT_RECEIVED),
    MARKED_DELIVERED(Group.NOT_RECEIVED),
    FOREIGN_TRACKING(Group.NOT_RECEIVED),
    TAX_ASKED_AGAIN(Group.RECEIVED_WITH_PROBLEM),
    SIZE_CHART(Group.RECEIVED_WITH_PROBLEM),
    DIFFERENT_PRODUCT(Group.RECEIVED_WITH_PROBLEM),
    POOR_QUALITY(Group.RECEIVED_WITH_PROBLEM),
    DAMAGED(Group.RECEIVED_WITH_PROBLEM),
    INCOMPLETE(Group.RECEIVED_WITH_PROBLEM),
    EXPIRED_FOOD(Group.RECEIVED_WITH_PROBLEM),
    OTHER_SHIPPING_METHOD(Group.RECEIVED_WITH_PROBLEM),
    COUNTERFEIT(Group.RECEIVED_WITH_PROBLEM),
    NO_LONGER_NEEDED(Group.RECEIVED_WITH_PROBLEM);

    /** "Did you receive the goods?" decides evidence and remedy (R20). */
    public enum Group {
        NOT_RECEIVED,
        RECEIVED_WITH_PROBLEM;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Group group;

    Reason(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    /** The code clients use, for example {@code tracking-stuck}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
