using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Components.Pages.Now;

/// <summary>Texts of the page いま.</summary>
public static class NowTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Title = new("いま", "Now");
    public static readonly Text Normal = new("平常です。あと{0}余裕があります。", "All is normal, with {0} to spare.");
    public static readonly Text Caution = new("注意: 予測が目標に近づいています。あと{0}です。", "Caution: the forecast nears the target, {0} left.");
    public static readonly Text Alarm = new("警報: このままでは目標を{0}超えます。{1}減らしてください。", "Alarm: the target will be passed by {0}. Cut {1} now.");
    public static readonly Text Limit = new("限界: このままでは契約電力を{0}超えます。{1}減らしてください。", "Limit: the contract power will be passed by {0}. Cut {1} now.");
    public static readonly Text CannotTell = new("判定できません({0}から受信なし)", "Cannot tell: nothing received since {0}.");
    public static readonly Text NoTarget = new("契約電力が未設定です。いまの電力だけを表示しています。", "No contract power is entered, so only the present power is shown.");
    public static readonly Text NoTargetWhy = new("契約電力と目標を次のファイルに入れると、予測と警報を出せます。", "Enter contract power and target in this file, and forecast and alarms appear.");
    public static readonly Text Forecasting = new("予測を準備しています(台帳の更新待ち)。", "The forecast is being prepared (waiting for the ledger).");
    public static readonly Text ForecastStopped = new("予測停止: 主幹メーターの受信待ち", "Forecast stopped: waiting for the main meter");
    public static readonly Text StateNormal = new("平常", "normal");
    public static readonly Text StateCaution = new("注意", "caution");
    public static readonly Text StateAlarm = new("警報", "alarm");
    public static readonly Text StateLimit = new("限界", "limit");
    public static readonly Text StateUnknown = new("判定なし", "not judged");
    public static readonly Text Power = new("瞬時電力", "Power now");
    public static readonly Text Demand = new("30分デマンド", "Demand of this half hour");
    public static readonly Text Forecast = new("予測", "Forecast");
    public static readonly Text Target = new("目標", "Target");
    public static readonly Text Contract = new("契約", "Contract");
    public static readonly Text SoFar = new("ここまで", "So far");
    public static readonly Text Left = new("残り {0}", "{0} left");
    public static readonly Text Today = new("今日の電力量", "Energy today");
    public static readonly Text AgainstLike = new("{0}({1}日)のこの時刻まで比 {2}", "{2} against {0} ({1} days) up to this hour");
    public static readonly Text LikeTooFew = new("比べる日がまだ足りません", "too few days to compare with yet");
    public static readonly Text Circuits = new("いま使っている回路", "Circuits now");
    public static readonly Text Rest = new("その他(未計測)", "Rest (not measured)");
    public static readonly Text Others = new("その他(ほか{0}回路と未計測)", "Rest ({0} more circuits, and what is not measured)");
    public static readonly Text OnlyMain = new("回路のメーターはまだありません。受電だけを表示しています。", "There are no circuit meters yet; only the supply is shown.");
    public static readonly Text DayChart = new("今日の負荷", "Load today");
    public static readonly Text DayChartSubtitle = new("kW・30分平均・台帳", "kW, half-hour means, ledger");
    public static readonly Text Band = new("{0}の幅(10〜90%)", "Usual on {0} (10–90 %)");
    public static readonly Text DayChartSentence = new("今日の最大は{0}、{1}です。", "Today's maximum is {0}, at {1}.");
    public static readonly Text DayChartEmpty = new("今日の台帳はまだありません。", "There is no ledger of today yet.");
    public static readonly Text DaysChart = new("直近14日の電力量", "Energy of the last 14 days");
    public static readonly Text DaysChartSubtitle = new("kWh・日ごと・濃い棒は稼働日", "kWh per day; dark bars are working days");
    public static readonly Text DaysChartSentence = new("最も多い日は{0}の{1}です。", "The largest day is {0} with {1}.");
    public static readonly Text Partial = new("一部欠測", "partly missing");
    public static readonly Text WorkingDay = new("稼働日", "working days");
    public static readonly Text DayOff = new("休日", "days off");
    public static readonly Text Basis = new("根拠", "Basis");
    public static readonly Text TodayBasis = new(
        "台帳の15分値(受電の積算電力量の差)の合計、{0}〜{1}。計測 {2}、推計 {3}、欠測 {4}。",
        "Sum of the ledger's quarter hours (differences of the supply's counter), {0} to {1}. Measured {2}, estimated {3}, missing {4}.");
    public static readonly Text DemandBasis = new(
        "予測 =(ここまでの電力量 + 直近1分の平均電力 × 残り時間)÷ 時間枠。台帳の最新より後は直近の電力で補います。電力会社の計器の時限と数秒ずれることがあります。",
        "Forecast = (energy so far + mean power of the last minute × time left) ÷ window. After the ledger's newest edge the present power fills in. The utility's meter may differ by seconds.");
    public static readonly Text EmptyTitle = new("まだ計測値がありません", "There are no readings yet");
    public static readonly Text EmptyWhy = new(
        "メーターのMQTT送信先を、ゲートウェイのアドレスに向けてください。最初の値が届くと数秒でここに出ます。",
        "Point a meter's MQTT at the gateway's address. The first value appears here within seconds.");
    public static readonly Text NoMain = new("受電(主幹)のメーターが未設定です。", "The main meter is not set.");
    public static readonly Text ProfileProblems = new("設定ファイルに誤りがあります: {0}", "The site's file has errors: {0}");
    public static readonly Text Waiting = new("待っています…", "Waiting…");
    public static readonly Text FindingLine = new("未読の指摘 {0}件: {1}", "{0} unread findings: {1}");
    public static readonly Text TimeColumn = new("時間枠", "Window");
    public static readonly Text DayColumn = new("日", "Day");
    public static readonly Text TodayColumn = new("今日", "Today");
    public static readonly Text LowColumn = new("ふだん(下)", "Usual, low");
    public static readonly Text HighColumn = new("ふだん(上)", "Usual, high");
    public static readonly Text EnergyColumn = new("電力量", "Energy");
    public static readonly Text KnownColumn = new("データの割合", "Known share");
#pragma warning restore CS1591
}
