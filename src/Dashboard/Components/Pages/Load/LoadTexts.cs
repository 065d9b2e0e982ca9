using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Components.Pages.Load;

/// <summary>Texts of the page 負荷.</summary>
public static class LoadTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Title = new("負荷", "Load");
    public static readonly Text Subject = new("対象", "Subject");
    public static readonly Text Whole = new("全体({0})", "Whole site ({0})");
    public static readonly Text Period = new("期間", "Period");
    public static readonly Text Earlier = new("前の期間", "Earlier");
    public static readonly Text Later = new("次の期間", "Later");
    public static readonly Text From = new("開始日", "From");
    public static readonly Text To = new("終了日", "To");
    public static readonly Text Show = new("表示", "Show");
    public static readonly Text Kwh = new("{0}〜{1}の電力量は{2}です。", "{2} were used from {0} to {1}.");
    public static readonly Text OffHours = new("うち{0}({1})が稼働時間外です。", "{0} of it ({1}) outside working hours.");
    public static readonly Text PartlyMissing = new("期間の{0}は欠測です。", "{0} of the period is missing.");
    public static readonly Text CalendarAssumed = new("稼働時間は未登録です。平日8〜18時と仮定しています。", "Working hours are not entered; weekdays 8 to 18 h are assumed.");
    public static readonly Text Base = new("ベース", "Base");
    public static readonly Text BaseHow = new("15分平均の下から2.5%の値", "2.5th percentile of quarter-hour means");
    public static readonly Text Peak = new("代表ピーク", "Typical peak");
    public static readonly Text PeakHow = new("15分平均の上から2.5%の値。最大は{0}({1})", "97.5th percentile of quarter-hour means; the maximum is {0} ({1})");
    public static readonly Text Hours = new("稼働時間", "Hours at load");
    public static readonly Text HoursHow = new("稼働日に、ベースと代表ピークの中間を超えた時間の中央値", "Median hours of a working day above the middle of base and typical peak");
    public static readonly Text StartUp = new("立上り", "Start-up");
    public static readonly Text StartUpHow = new("稼働日に、中間を初めて超えた30分枠の中央値", "Median half hour in which a working day first passes the middle");
    public static readonly Text OffHoursTitle = new("夜間・休日", "Off hours");
    public static readonly Text OffHoursHow = new("稼働時間外の電力量の割合。1年では{0}{1}", "Share of energy outside working hours; in a year {0}{1}");
    public static readonly Text LoadFactor = new("負荷率 {0}", "load factor {0}");
    public static readonly Text NotYet = new("7日分たまると出ます", "appears after 7 days of data");
    public static readonly Text Heat = new("時刻と日の地図", "Map of days and hours");
    public static readonly Text HeatSubtitle = new("kW・30分平均・目盛りは0〜{0}で固定", "kW, half-hour means, scale fixed at 0 to {0}");
    public static readonly Text HeatSentence = new("{0}日分。最大は{1}の{2}、{3}です。", "{0} days. The largest is {3} on {1}, {2}.");
    public static readonly Text HeatHint = new("読み方: 横の帯は休みの日、縦の帯は毎日の予定、ぽつんと濃いマスは制御の乱れのしるしです。", "How to read it: bands across are days off, bands down are the daily schedule, lone dark cells hint at a control fault.");
    public static readonly Text Share = new("計測 {0}、推計 {1}、欠測 {2}。欠測は斜線で、0とは数えません。", "Measured {0}, estimated {1}, missing {2}. Missing cells are hatched and never count as 0.");
    public static readonly Text Profiles = new("1日の形(日の種類ごと)", "Shape of a day, by type");
    public static readonly Text ProfilesSubtitle = new("kW・中央値と10〜90%の幅・目盛りは共通", "kW, median and the band of 10–90 %, one scale");
    public static readonly Text ProfilesSentence = new("{0}の中央値の最大は{1}です。", "The median of {0} reaches {1}.");
    public static readonly Text Working = new("稼働日", "Working days");
    public static readonly Text Saturday = new("土曜(休み)", "Saturdays off");
    public static readonly Text Sunday = new("日曜・祝日", "Sundays, holidays");
    public static readonly Text Closure = new("休業日", "Closures");
    public static readonly Text DaysCount = new("{0}({1}日)", "{0} ({1} days)");
    public static readonly Text Duration = new("負荷持続曲線", "Load duration");
    public static readonly Text DurationSubtitle = new("kW・30分平均を大きい順に", "kW, half-hour means from the largest");
    public static readonly Text DurationSentence = new("最大は{0}、中央は{1}です。", "Maximum {0}, median {1}.");
    public static readonly Text Top = new("大きい順の20枠", "The 20 largest windows");
    public static readonly Text Window = new("時間枠", "Window");
    public static readonly Text Power = new("平均電力", "Mean power");
    public static readonly Text Median = new("中央値", "Median");
    public static readonly Text Low = new("10%", "10 %");
    public static readonly Text High = new("90%", "90 %");
    public static readonly Text Day = new("日", "Day");
    public static readonly Text Target = new("目標", "Target");
    public static readonly Text Contract = new("契約", "Contract");
    public static readonly Text Rank = new("順位", "Rank");
    public static readonly Text EmptyTitle = new("この期間の台帳はありません", "There is no ledger for this period");
    public static readonly Text EmptyWhy = new("期間を変えるか、メーターが届いているかを「いま」で確かめてください。", "Choose another period, or check on \"Now\" that the meter is heard.");
    public static readonly Text PeriodToday = new("今日", "Today");
    public static readonly Text PeriodYesterday = new("昨日", "Yesterday");
    public static readonly Text PeriodWeek = new("今週", "This week");
    public static readonly Text PeriodMonth = new("今月", "This month");
    public static readonly Text PeriodLastMonth = new("先月", "Last month");
    public static readonly Text PeriodWeeks5 = new("過去5週", "5 weeks");
    public static readonly Text PeriodYear = new("今年度", "Fiscal year");
    public static readonly Text PeriodMonths13 = new("過去13か月", "13 months");
    public static readonly Text PeriodCustom = new("任意", "Custom");
#pragma warning restore CS1591

    /// <summary>The name of a period word.</summary>
    public static Text PeriodName(string kind) => kind switch
    {
        "today" => PeriodToday,
        "yesterday" => PeriodYesterday,
        "week" => PeriodWeek,
        "month" => PeriodMonth,
        "last-month" => PeriodLastMonth,
        "year" => PeriodYear,
        "months13" => PeriodMonths13,
        "custom" => PeriodCustom,
        _ => PeriodWeeks5,
    };

    /// <summary>The name of a day type.</summary>
    public static Text DayTypeName(Analysis.Calendars.DayType type) => type switch
    {
        Analysis.Calendars.DayType.Working => Working,
        Analysis.Calendars.DayType.Saturday => Saturday,
        Analysis.Calendars.DayType.SundayOrHoliday => Sunday,
        _ => Closure,
    };
}
