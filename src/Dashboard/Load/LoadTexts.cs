using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Load;

/// <summary>Texts of the page 負荷.</summary>
public static class LoadTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Subject = new("対象", "Subject");
    public static readonly Text Whole = new("全体({0})", "Whole site ({0})");
    public static readonly Text WholeUnknown = new("全体", "Whole site");
    public static readonly Text Period = new("期間", "Period");
    public static readonly Text FiveWeeks = new("直近5週", "Last 5 weeks");
    public static readonly Text Today = new("今日", "Today");
    public static readonly Text Yesterday = new("昨日", "Yesterday");
    public static readonly Text ThisWeek = new("今週", "This week");
    public static readonly Text ThisMonth = new("今月", "This month");
    public static readonly Text LastMonth = new("先月", "Last month");
    public static readonly Text FiscalYear = new("今年度", "Fiscal year");
    public static readonly Text ThirteenMonths = new("過去13か月", "Last 13 months");
    public static readonly Text Custom = new("任意", "Custom");
    public static readonly Text Earlier = new("前の期間へ", "Earlier period");
    public static readonly Text Later = new("次の期間へ", "Later period");
    public static readonly Text From = new("開始日", "First day");
    public static readonly Text To = new("終了日", "Last day");
    public static readonly Text Show = new("表示", "Show");
    public static readonly Text CustomWrong = new("開始日は終了日より前、長さは{0}日までにしてください。", "The first day must come before the last, with at most {0} days between them.");
    public static readonly Text DayTypes = new("日の種類", "Day type");
    public static readonly Text AllDays = new("すべての日", "All days");
    public static readonly Text DaysCount = new("{0}({1}日)", "{0} ({1})");

    public static readonly Text DataUntil = new("データは {0} まで", "Data until {0}");
    public static readonly Text StaleNotice = new(
        "{0} から受信がありません。それ以降は空白です。{1}の通信と電源を確かめてください。",
        "Nothing received since {0}; the rest is blank. Check power and connection of {1}.");

    public static readonly Text AwayNotice = new("計測値を読めません。{0} に読んだ図を表示しています。", "Readings cannot be read. You see what was read at {0}.");

    public static readonly Text MapTitle = new("負荷の色分け図", "Load map");
    public static readonly Text MapSubtitle = new("kW・30分平均・{0}", "kW, means of 30 minutes, {0}");
    public static readonly Text MapSentence = new(
        "{0}の{1}日分。最大は {2} の {3}、夜間・休日の割合は {4} です。",
        "{0}, days shown: {1}. The largest value is {3}, {2}; {4} falls outside working hours.");
    public static readonly Text MapHint = new(
        "読み方: 横に続く電力の小さい帯は休みの日、縦にそろう大きい帯は稼働時間です。ぽつんと大きい所は、いつもと違う運転です。",
        "How to read: horizontal bands of little power are days off, vertical bands of much power are working hours. A lone spot of much power is an unusual run.");
    public static readonly Text MapHintYear = new(
        "読み方: 横に続く電力の大きい帯は稼働時間、縦の小さい筋は休みの日です。季節で変わる所は空調です。",
        "How to read: horizontal bands of much power are working hours, vertical stripes of little power are days off. What changes with the season is heating and cooling.");
    public static readonly Text ScaleContract = new("{0}(契約)以上", "{0} or more (contract)");
    public static readonly Text ScaleHistory = new("{0}(過去の99%点)以上", "{0} or more (past 99th percentile)");
    public static readonly Text ScaleView = new("{0}(この期間の99%点)以上", "{0} or more (99th percentile shown)");
    public static readonly Text BeginImported = new("データの始まり {0}", "Data since {0}");
    public static readonly Text Begin = new("計測開始 {0}", "Measured since {0}");
    public static readonly Text KeyMissing = new("欠測", "missing");
    public static readonly Text KeyEstimated = new("推計", "estimated");
    public static readonly Text SharesTitle = new("データの内訳", "Data");
    public static readonly Text OpenDay = new("クリックした日を開きます。", "Click a day to open it.");

    public static readonly Text DayCurve = new("1日の負荷", "Load of the day");

    public static readonly Text SoFar = new("ここまでの負荷", "Load so far");

    public static readonly Text ProfilesTitle = new("1日の形", "Shape of the day");
    public static readonly Text ProfilesSubtitle = new("kW・30分平均・縦軸は共通", "kW, means of 30 minutes, one scale");
    public static readonly Text ProfilesKey = new("10〜90%の日", "10–90% of days");
    public static readonly Text ProfilesKeyMedian = new("中央値", "median");
    public static readonly Text ProfilesSentence = new("日の種類ごとの中央値: {0}。", "Median by day type: {0}.");
    public static readonly Text ProfileSentencePart = new("{0} は最大 {1}({2})", "{0} at most {1} ({2})");
    public static readonly Text ProfilesWait = new("{0}日そろった種類の日がまだないため、1日の形は描けません。", "No day type has {0} complete days yet, so there is no shape of the day.");
    public static readonly Text Median = new("中央値", "Median");
    public static readonly Text Low = new("10%", "10%");
    public static readonly Text High = new("90%", "90%");

    public static readonly Text DurationTitle = new("負荷持続曲線", "Load duration");
    public static readonly Text DurationSubtitle = new("kW・30分平均を大きい順に・{0}時間分", "kW, means of 30 minutes in falling order, {0} h");
    public static readonly Text DurationSentence = new("最大 {0}、上位1%は {1} 以上、半分の時間は {2} 以上です。", "At most {0}; the top 1% is at {1} or more, half of the time at {2} or more.");
    public static readonly Text DurationPoint = new("上から {0} 時間({1})", "top {0} h ({1})");
    public static readonly Text DurationAxis = new("時間(h)", "hours (h)");
    public static readonly Text Hours = new("この値以上の時間", "Hours at or above");
    public static readonly Text ShareOfTime = new("時間の割合", "Share of time");
    public static readonly Text OverTarget = new("目標 {0} を超えた時限は {1} 回({2})。", "Windows over the target of {0}: {1} ({2}).");
    public static readonly Text OverContract = new("契約 {0} を超えた時限は {1} 回。", "Windows over the contract of {0}: {1}.");
    public static readonly Text TopTitle = new("大きい時限 上位{0}", "Largest windows, top {0}");
    public static readonly Text Rank = new("順位", "Rank");
    public static readonly Text Window = new("時限", "Window");
    public static readonly Text MeanPower = new("平均電力", "Mean power");
    public static readonly Text ToTarget = new("目標との差", "Against target");
    public static readonly Text ToContract = new("契約との差", "Against contract");
    public static readonly Text Kind = new("種類", "Type");
    public static readonly Text Energy = new("電力量", "Energy");
    public static readonly Text Maximum = new("最大", "Largest");
    public static readonly Text KnownShare = new("データのある割合", "Known share");

    public static readonly Text Figures = new("5つの数字", "Five figures");
    public static readonly Text WholePeriod = new("期間全体({0})", "whole period ({0})");
    public static readonly Text Base = new("ベース", "Base");
    public static readonly Text Peak = new("代表ピーク", "Typical peak");
    public static readonly Text Operating = new("稼働時間", "Operating time");
    public static readonly Text StartUp = new("立上り", "Start-up");
    public static readonly Text OffHours = new("夜間・休日の割合", "Outside working hours");
    public static readonly Text PerWorkingDay = new("稼働日の中央値", "median of working days");
    public static readonly Text PeriodBefore = new("前の期間", "the period before");
    public static readonly Text DayBefore = new("前の{0}", "the {0} before");
    public static readonly Text BeforeSame = new("{0}と同じ", "same as {0}");
    public static readonly Text BeforeWas = new("{0} {1}", "{0} {1}");
    public static readonly Text BeforeChange = new("{0} {1}({2} {3})", "{0} {1} ({2} {3})");
    public static readonly Text BeforePercent = new("{0} {1}({2}{3})", "{0} {1} ({2} {3})");
    public static readonly Text BeforeNone = new("{0}のデータがありません", "no data of {0}");
    public static readonly Text BeforeLoading = new("{0}を読み込み中", "reading {0}");
    public static readonly Text More = new("増", "more");
    public static readonly Text Less = new("減", "less");
    public static readonly Text EarlierBy = new("{0}分早い", "{0} min earlier");
    public static readonly Text LaterBy = new("{0}分遅い", "{0} min later");
    public static readonly Text Points = new("ポイント", "points");
    public static readonly Text NeedsWorkingDays = new("稼働日が{0}日そろうと出ます", "needs {0} working days");
    public static readonly Text NeedsHours = new("{0}時間分のデータがそろうと出ます", "needs {0} hours of data");
    public static readonly Text NeedsDay = new("1日分のデータがそろうと出ます", "needs a day of data");
    public static readonly Text NeedsWeek = new("1週間分で年換算します", "needs a week for a year's figure");
    public static readonly Text NoTariff = new("料金が未登録のため円は出せません", "no tariff entered, so no yen");
    public static readonly Text AYear = new("年 {0}", "{0} a year");
    public static readonly Text BaseFormula = new("15分平均電力の小さい方から2.5%の点 = {0}(LBNL-3713E の near-base)", "2.5th percentile of quarter-hour mean power = {0} (near-base of LBNL-3713E)");
    public static readonly Text PeakFormula = new("15分平均電力の大きい方から2.5%の点 = {0}。最大は {1}({2})(LBNL-3713E の near-peak)", "97.5th percentile of quarter-hour mean power = {0}; the largest is {1} ({2}) (near-peak of LBNL-3713E)");
    public static readonly Text OperatingFormula = new("稼働日ごとに、ベースと代表ピークの中間({0})を超える時間を数えた中央値 = {1}", "Median over working days of the hours above the middle of base and peak ({0}) = {1}");
    public static readonly Text StartUpFormula = new("稼働日に、ベースと代表ピークの中間({0})を最初に超えた時刻の中央値 = {1}", "Median over working days of the time that first passes the middle of base and peak ({0}) = {1}");
    public static readonly Text OffHoursFormula = new("稼働時間外の電力量 {0} ÷ 全体 {1} = {2}。年換算 {3} × {4} 円/kWh = {5}", "Energy outside working hours {0} ÷ total {1} = {2}. A year: {3} × {4} yen/kWh = {5}");
    public static readonly Text CalendarSource = new("暦: {0}.json の calendar", "Calendar: calendar in {0}.json");
    public static readonly Text CalendarAssumed = new("暦は未登録のため仮定(月〜金 8:00〜18:00、祝日休み)", "No calendar entered; assumed Mon–Fri 8:00–18:00, holidays off");
    public static readonly Text TariffSource = new("料金: {0}({1}、{2} から)", "Tariff: {0} ({1}, from {2})");
    public static readonly Text MeterSource = new("メーター {0} の台帳(15分値)", "Ledger of meter {0} (quarter-hours)");

    public static readonly Text WaitTitle = new("あと{0}日分のデータで図がそろいます", "Days of data until the charts are complete: {0}");
    public static readonly Text WaitWhy = new(
        "いまは{0}日分です。7日分たまる {1} に、色分け図と1日の形が読めるようになります。それまではここまでの負荷を表示します。",
        "Days so far: {0}. On {1}, with seven days, the map and the shape of the day can be read. Until then you see the load so far.");
    public static readonly Text NoDataTitle = new("この期間のデータはありません", "There are no data of this period");
    public static readonly Text NoDataWhy = new("{0}のデータは {1} から {2} までです。別の期間を選んでください。", "Data of {0} reach from {1} to {2}. Choose another period.");
    public static readonly Text EmptyTitle = new("まだ計測値がありません", "There are no readings yet");
    public static readonly Text EmptyWhy = new(
        "{0}からまだ何も届いていません。メーターをつなぐと、数分で図が始まります。",
        "Nothing has arrived from {0}. Connect a meter and the charts begin within minutes.");
    public static readonly Text NoMainTitle = new("受電のメーターが決まっていません", "Nothing says which meter is at the incoming supply");
    public static readonly Text NoMainWhy = new("上の「対象」から回路を選ぶか、{0}.json の main_meter に受電のメーターを書いてください。", "Choose a circuit under Subject, or write the meter of the supply under main_meter in {0}.json.");
    public static readonly Text ToData = new("データのある期間を見る({0})", "Show the period with data ({0})");
#pragma warning restore CS1591
}
