using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Connecting;

/// <summary>Texts of the page メーターをつなぐ.</summary>
public static class ConnectTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Title = new("メーターをつなぐ", "Connect a meter");
    public static readonly Text Waiting = new("待っています… 受信 0件", "Waiting… 0 received");
    public static readonly Text WaitingWhy = new("最初の計測値が届くと、数秒でここに出ます。", "The first reading shows here within seconds.");
    public static readonly Text Arrived = new("{0}台のメーターから届いています", "Readings arrive from {0} meters");
    public static readonly Text ArrivedOne = new("1台のメーターから届いています", "Readings arrive from 1 meter");
    public static readonly Text Last = new("最終 {0}", "last {0}");
    public static readonly Text ToNow = new("いまを見る", "Show Now");

    public static readonly Text Address = new("1. 送り先を入れる", "1. Enter the address");
    public static readonly Text AddressWhat = new("メーターの設定画面の MQTT に、このアドレスとポートを入れます。", "Enter this address and port under MQTT in the meter's own settings.");
    public static readonly Text AddressUnknown = new(
        "メーターの設定画面の MQTT に、ゲートウェイがつながるブローカーのアドレスを入れます。",
        "Enter the address of the broker that the gateway uses under MQTT in the meter's own settings.");
    public static readonly Text ThisComputer = new("このパソコンのアドレス", "ADDRESS-OF-THIS-COMPUTER");
    public static readonly Text OnlyHere = new(
        "いまはこのパソコンの中からだけ届きます。ほかの機器から受けるには、--mqtt-bind 0.0.0.0 を付けて起動し直します。",
        "At present only this computer can reach it. To receive from other devices, start again with --mqtt-bind 0.0.0.0.");

    public static readonly Text Form = new("2. 送る形を選ぶ", "2. Choose what it sends");
    public static readonly Text Shelly = new("Shelly Pro 3EM など", "Shelly Pro 3EM and relatives");
    public static readonly Text ShellyHow = new(
        "設定の MQTT で「Generic status update over MQTT」を入にします(出荷時は切)。メーターはそのプレフィックスの名前で現れます。",
        "Switch on \"Generic status update over MQTT\" in its MQTT settings (off when new). The meter appears under its prefix.");
    public static readonly Text Json = new("JSON を送れる機器", "Anything that sends JSON");
    public static readonly Text JsonHow = new("トピック {0} に次の形で送ります。main がメーターの名前になります。", "Send this to the topic {0}. The meter will be called main.");
    public static readonly Text Number = new("1トピックに数値1つの機器", "One plain number per topic");
    public static readonly Text NumberHow = new("ゲートウェイの設定 Gateway:Mappings に、トピックと量の対応を書きます。", "Map topics to quantities in the gateway's setting Gateway:Mappings.");
    public static readonly Text Try = new("このパソコンから試しに1件送るには", "To send one reading from this computer");

    public static readonly Text Profile = new("3. 工場の設定を書く", "3. Describe the site");
    public static readonly Text ProfileHow = new(
        "受電のメーター、契約電力、暦を次のファイルに書きます。保存すると数秒で効きます。書くまでは、暦は月〜金 8:00〜18:00 とみなします。",
        "Write the meter of the supply, the contract power and the calendar into this file. It takes effect within seconds. Until then Mon–Fri 8:00–18:00 is assumed.");

    public static readonly Text NoMeter = new("メーターがまだないとき", "Without a meter");
    public static readonly Text NoHardware = new("メーターがまだないときは、電力会社の30分値のCSVから始められます。", "No meter yet? Begin with the utility's CSV of half-hour values.");
    public static readonly Text Csv = new(
        "電力会社の30分値(CSV・Excel)を取り込むと、機器がなくても負荷の分析を始められます。メーターはあとからつなげます。",
        "Import the utility's half-hour values (CSV or Excel) and the analysis of loads begins without any hardware. Meters can follow later.");
    public static readonly Text ToImport = new("ファイルを取り込む", "Import a file");
    public static readonly Text DemoHow = new("見本の工場は、別のデータ置き場で動きます。", "The sample plant runs in a data folder of its own.");
#pragma warning restore CS1591
}
