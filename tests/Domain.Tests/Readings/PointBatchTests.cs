using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Domain.Tests.Readings;

public sealed class PointBatchTests
{
    private static readonly QuantityValue Power = new(QuantityCatalogue.ActivePower, 12.5);
    private static readonly QuantityValue Energy = new(QuantityCatalogue.EnergyImport, 100);

    [Fact]
    public void Points_keep_their_order_and_each_its_own_values()
    {
        var batch = new PointBatch();
        batch.Add("a", 1, Power, Energy);
        batch.Add("b", 2, Energy);

        Assert.Equal(["a", "b"], batch.Points.ToArray().Select(p => p.Meter));
        Assert.Equal([Power, Energy], batch.ValuesOf(batch.Points[0]).ToArray());
        Assert.Equal([Energy], batch.ValuesOf(batch.Points[1]).ToArray());
        Assert.Equal((2, 3), (batch.Count, batch.ValueCount));
    }

    [Fact]
    public void A_point_without_values_is_not_added()
    {
        var batch = new PointBatch();

        Assert.False(batch.EndPoint("a", 1));
        batch.Add("b", 2);

        Assert.Equal(0, batch.Count);
    }

    [Fact]
    public void Dropping_open_values_leaves_the_closed_points_alone()
    {
        var batch = new PointBatch();
        batch.Add("a", 1, Power);
        batch.AddValue(QuantityCatalogue.EnergyImport, 5);
        batch.DropOpenValues();

        Assert.False(batch.EndPoint("b", 2));
        Assert.Equal([Power], batch.ValuesOf(batch.Points[0]).ToArray());
        Assert.Equal(1, batch.ValueCount);
    }

    [Fact]
    public void A_cleared_batch_starts_anew()
    {
        var batch = new PointBatch();
        batch.Add("a", 1, Power, Energy);
        batch.Clear();
        batch.Add("b", 2, Energy);

        Assert.Equal((1, 1), (batch.Count, batch.ValueCount));
        Assert.Equal([Energy], batch.ValuesOf(batch.Points[0]).ToArray());
    }
}
