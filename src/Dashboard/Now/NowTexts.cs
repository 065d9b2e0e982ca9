using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Now;

/// <summary>Texts of the page いま.</summary>
public static class NowTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text ChipNormal = new("平常", "Normal");
    public static readonly Text ChipCaution = new("注意", "Caution");
    public static readonly Text ChipAlarm = new("警報", "Alarm");
    public static readonly Text ChipLimit = new("限界", "Limit");
    public static readonly Text ChipEarly = new("予測前", "Too early");
    public static readonly Text ChipNoContract = new("契約未設定", "No contract");
    public static readonly Text ChipUnknown = new("判定不可", "Unknown");

    public static readonly Text Normal = new("平常です。あと {0} 余裕があります。", "Normal. {0} to spare.");
    public static readonly Text NormalEnding = new("平常です。この{0}分は{1}内で終わる見込みです。", "Normal. These {0} minutes will end within the {1}.");
    public static readonly Text NormalNext = new("操作は要りません。", "Nothing to do.");
    public static readonly Text Caution = new("注意。予測が{0} {1} に近づいています。", "Caution. The forecast comes close to the {0} of {1}.");
    public static readonly Text CautionNext = new("あと {0} で超えます。大きな機械は {1} まで待ってください。", "{0} more would exceed it. Start no large machine before {1}.");
    public static readonly Text CautionNextEnding = new("大きな機械は {0} まで待ってください。", "Start no large machine before {0}.");
    public static readonly Text Alarm = new("警報。{0} 減らすと{1} {2} に収まります。", "Alarm. Shed {0} now to stay within the {1} of {2}.");
    public static readonly Text AlarmEnding = new("警報。この{0}分は{1} {2} を超える見込みです。", "Alarm. These {0} minutes will exceed the {1} of {2}.");
    public static readonly Text Limit = new("限界。{0} 減らさないと契約 {1} を超えます。", "Limit. Shed {0} now or the contract of {1} is exceeded.");
    public static readonly Text LimitEnding = new("限界。この{0}分は契約電力 {1} を超える見込みです。", "Limit. These {0} minutes will exceed the contract power of {1}.");
    public static readonly Text LargestCircuits = new("大きい回路: {0}", "Largest circuits: {0}");
    public static readonly Text AgreedOrder = new("決めた順に止めてください。", "Switch off in the agreed order.");
    public static readonly Text Early = new("新しい{0}分が始まりました。判定は {1} からです。", "A new window of {0} minutes has begun. The verdict comes at {1}.");
    public static readonly Text EarlyWithin = new("いまのペースなら {0} で、{1} {2} に収まります。", "At the present pace it ends at {0}, within the {1} of {2}.");
    public static readonly Text EarlyBeyond = new("いまのペースなら {0} で、{1} {2} を超えます。", "At the present pace it ends at {0}, beyond the {1} of {2}.");
    public static readonly Text NoContract = new("余裕は判定していません。契約電力が未設定です。", "No verdict: the contract power is not set.");
    public static readonly Text NoContractNext = new("{0} の contract に契約電力(kW)と目標を書くと、判定が始まります。", "Write contract power (kW) and target under contract in {0}, and the verdict begins.");
    public static readonly Text Stale = new("判定できません({0}から受信なし)", "No verdict (nothing received since {0})");
    public static readonly Text StaleNext = new("{0}の通信と電源を確かめてください。", "Check power and connection of {0}.");
    public static readonly Text Away = new("判定できません({0}から計測値を読めません)", "No verdict (readings cannot be read since {0})");
    public static readonly Text AwayNext = new(
        "保管サービス(Ingestor)が動いているか確かめてください。計測値は失われません。",
        "Check that the Ingestor runs. No readings are lost.");
    public static readonly Text NoMain = new("判定できません。主幹メーターが決まっていません。", "No verdict: nothing says which meter is at the incoming supply.");
    public static readonly Text NoMainNext = new("{0} の main_meter に、受電点のメーターの名前を書いてください。", "Write the meter of the incoming supply under main_meter in {0}.");
    public static readonly Text NoMainTitle = new("主幹メーターを1つ決めてください", "Name the main meter");
    public static readonly Text NoMainWhy = new(
        "複数のメーターから届いていて、どれが受電点か分かりません。足すと二重に数えるおそれがあるため、今日の負荷と電力量は出していません。{0} に次のように書いてください。届いているメーター: {1}",
        "Several meters send, and nothing says which is at the incoming supply. Their sum could count energy twice, so there is no load and no energy of today. Write this in {0}. Meters that send: {1}");
    public static readonly Text NoLedger = new("判定できません(この{0}分の実績が足りません)", "No verdict (too little is known of these {0} minutes)");
    public static readonly Text NoLedgerNext = new("計測が続けば {0} までに判定が始まります。", "It comes by {0} if readings go on.");
    public static readonly Text NoPower = new("判定できません。{0}は電力(kW)を送っていません。", "No verdict: {0} does not send power (kW).");
    public static readonly Text NoPowerNext = new("電力量だけのメーターです。下の図は電力量から計算しています。", "It is a counter of energy only. The charts below are computed from it.");
    public static readonly Text ForecastStopped = new("予測停止: {0}の受信待ち", "Forecast stopped: waiting for {0}");

    public static readonly Text ForecastWaiting = new("予測停止: 実績待ち", "Forecast stopped: waiting for the ledger");

    public static readonly Text Target = new("目標", "target");
    public static readonly Text Contract = new("契約", "contract");
    public static readonly Text Power = new("瞬時電力", "Power now");
    public static readonly Text LastValue = new("最終 {0}({1})", "last {0} ({1})");
    public static readonly Text Demand = new("{0}分デマンド予測", "Forecast of {0} minutes");
    public static readonly Text Left = new("残り {0}", "{0} left");
    public static readonly Text Forecast = new("予測", "Forecast");
    public static readonly Text Reached = new("ここまで", "so far");
    public static readonly Text Unset = new("未設定", "not set");
    public static readonly Text UtilityClock = new("電力会社の計器の時限と数秒ずれることがあります。", "The utility's own meter may cut its windows some seconds apart.");
    public static readonly Text Today = new("今日の電力量", "Energy today");
    public static readonly Text TodayUntil = new("{0} まで", "until {0}");
    public static readonly Text TodayCompare = new("{0}の同じ時刻({1})より {2}{3}", "{2} {3} than the usual {0} by this time ({1})");
    public static readonly Text TodaySame = new("{0}の同じ時刻({1})と同じ", "same as the usual {0} by this time ({1})");
    public static readonly Text More = new("多い", "more");
    public static readonly Text Less = new("少ない", "less");
    public static readonly Text NoLikeDays = new("比べられる{0}がまだ{1}日ありません", "not yet {1} {0}s to compare with");
    public static readonly Text PartlyMissing = new("一部欠測", "partly missing");
    public static readonly Text PartlyEstimated = new("一部推計", "partly estimated");
    public static readonly Text EstimatedKey = new("推計(途切れた間を積算値から)", "estimated (counter's difference spread over a gap)");
    public static readonly Text Origin = new("データ", "Data");
    public static readonly Text Measured = new("実測", "measured");
    public static readonly Text Estimated = new("推計", "estimated");
    public static readonly Text OfWhichEstimated = new("うち推計", "Of which estimated");

    public static readonly Text WorkingDay = new("稼働日", "working day");
    public static readonly Text Saturday = new("土曜", "Saturday");
    public static readonly Text SundayOrHoliday = new("日曜・祝日", "Sunday or holiday");
    public static readonly Text Closure = new("休業日", "closure day");

    public static readonly Text TodayLoad = new("今日の負荷", "Load today");
    public static readonly Text TodayLoadSubtitle = new("kW・30分平均・{0}", "kW, means of 30 minutes, {0}");
    public static readonly Text LikeDaysKey = new("{0}{1}日の10〜90%", "10–90% of {1} {0}s");
    public static readonly Text TodayLoadSentence = new("今日の負荷は最大 {0}、いま {1}。{2}", "Load today: at most {0}, now {1}. {2}");
    public static readonly Text ContractSentence = new("契約電力は {0} です。", "The contract power is {0}.");
    public static readonly Text ContractUnsetSentence = new("契約電力は未設定です。", "The contract power is not set.");
    public static readonly Text NoHalfHour = new("最初の30分がそろうと線が始まります", "The line begins with the first whole half hour");
    public static readonly Text Window = new("時間帯", "Window");
    public static readonly Text Mean = new("平均電力", "Mean power");
    public static readonly Text LikeLow = new("同種の日 10%", "Like days 10%");
    public static readonly Text LikeMedian = new("同種の日 中央値", "Like days median");
    public static readonly Text LikeHigh = new("同種の日 90%", "Like days 90%");
    public static readonly Text LastDays = new("直近14日", "Last 14 days");
    public static readonly Text LastDaysSubtitle = new("kWh・日ごと・{0}", "kWh, per day, {0}");
    public static readonly Text LastDaysSentence = new("直近14日の電力量は1日 {0} から {1} です。", "Energy per day in the last 14 days: {0} to {1}.");
    public static readonly Text Day = new("日", "Day");
    public static readonly Text DayTypeColumn = new("種類", "Type");
    public static readonly Text Energy = new("電力量", "Energy");
    public static readonly Text KnownShare = new("データのある割合", "Known share");
    public static readonly Text DayOff = new("休みの日", "day off");
    public static readonly Text TodaySoFar = new("今日(途中)", "today so far");

    public static readonly Text Circuits = new("いま使っている回路", "Circuits in use now");
    public static readonly Text CircuitsSubtitle = new("kW・{0}に占める割合", "kW, share of {0}");
    public static readonly Text RestOf = new("その他({0}回路と未計測)", "Rest (other circuits: {0}; and unmetered)");
    public static readonly Text RestUnmetered = new("その他(未計測)", "Rest (unmetered)");
    public static readonly Text HowTo = new("書き方を見る", "Show how");
    public static readonly Text Unplaced = new(
        "ほかに届いているメーター: {0}。{1} の meters に parent を付けて書くと、回路としてここに並びます。",
        "Other meters that send: {0}. Write them under meters in {1}, each with its parent, and they stand here as circuits.");
    public static readonly Text Powerless = new("電力(kW)を送っていない回路: {0}", "Circuits that send no power (kW): {0}");
    public static readonly Text NoCircuits = new("回路ごとのメーターはまだありません。主幹だけを計測しています。", "There are no meters on circuits yet; only the supply is measured.");

    public static readonly Text UnreadCount = new("未読の指摘 {0}件", "Unread findings: {0}");
    public static readonly Text PerYear = new("年 {0}", "{0} a year");

    public static readonly Text EmptyTitle = new("まだ計測値がありません", "There are no readings yet");
    public static readonly Text EmptyWhy = new(
        "この工場のメーターからまだ何も届いていません。メーターをつなぐと、数秒でここに現れます。",
        "Nothing has arrived from this site's meters. Connect one and it appears here within seconds.");
    public static readonly Text ImportedTitle = new("いまの計測値はありません(取込データのみ)", "No present readings: imported data only");
    public static readonly Text ImportedWhy = new(
        "この工場のデータは取り込んだファイルだけです。過去の負荷は見られます。いまの電力を見るには、メーターをつなぎます。",
        "This site's data come from imported files alone. Past loads can be looked at; to see the present, connect a meter.");
    public static readonly Text ToLoad = new("負荷を見る", "Show the load");
    public static readonly Text ImportedConnect = new("いまの電力も見るには:", "To see the present as well:");
    public static readonly Text ChipImported = new("取込のみ", "Imported");
    public static readonly Text Imported = new("判定していません。{0}は取り込んだデータだけです。", "No verdict: {0} has imported data only.");
    public static readonly Text ImportedNext = new("受電のメーターをつなぐと、判定が始まります。", "It begins when the meter of the supply is connected.");
    public static readonly Text SharesEntered = new("実測 {0}・取込・訂正 {1}・推計 {2}・欠測 {3}", "measured {0}, imported or edited {1}, estimated {2}, missing {3}");
    public static readonly Text ProfileBroken = new("工場の設定ファイルに誤りがあり、使っていません。", "The site's profile has errors and is not used.");
    public static readonly Text LedgerFault = new("台帳を読めません。図は前に読めた時点のものです。", "The ledger cannot be read. The charts are from before.");
    public static readonly Text CalendarAssumed = new("暦は仮定(月〜金、祝日休み)", "assumed calendar (Mon–Fri, holidays off)");

    public static readonly Text Evidence = new("根拠", "Evidence");
    public static readonly Text EvidenceOf = new("{0}の根拠", "Evidence for {0}");
    public static readonly Text Formula = new("計算", "Formula");
    public static readonly Text Period = new("期間", "Period");
    public static readonly Text Shares = new("データ", "Data");
    public static readonly Text Source = new("出所", "Source");
    public static readonly Text SharesValue = new("実測 {0}・推計 {1}・欠測 {2}", "measured {0}, estimated {1}, missing {2}");
    public static readonly Text PowerFormula = new("{0}が送った最新の有効電力(受電を正とする)", "The newest active power that {0} sent; import is positive");
    public static readonly Text PowerShares = new("実測の1点", "one measured reading");
    public static readonly Text MeterSource = new("メーター {0}(表示名 {1})", "Meter {0} (shown as {1})");
    public static readonly Text ForecastFormula = new(
        "(この時限の電力量 {0} + 直近3分の平均電力 {1} × 残り {2}) ÷ {3} 時間 = {4}。幅 {5}。",
        "(energy of this window {0} + mean power of the last 3 minutes {1} × {2} left) ÷ {3} h = {4}. Range {5}.");
    public static readonly Text ForecastShares = new("台帳の15分値と、まだ台帳にない数分は直近の電力", "Ledger quarters; the last minutes not yet in it from present power");
    public static readonly Text ContractSource = new("契約電力 {0}、目標 {1}: {2}", "Contract power {0}, target {1}: {2}");
    public static readonly Text TodayFormula = new("台帳の15分電力量の合計。比較は{0}{1}日の中央値を同じ時刻まで足したもの。", "Sum of the ledger's quarter-hours. Compared with the median of {1} {0}s summed to the same time.");
#pragma warning restore CS1591
}
